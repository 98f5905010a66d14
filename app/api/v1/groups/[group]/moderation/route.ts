import { serve } from "@/lib/http/serve";
import { getDesk } from "@/lib/moderation/operations";

export const GET = serve(getDesk);
