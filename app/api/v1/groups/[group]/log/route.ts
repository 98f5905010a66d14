import { serve } from "@/lib/http/serve";
import { getLog } from "@/lib/moderation/operations";

export const GET = serve(getLog);
