import { serve } from "@/lib/http/serve";
import { postReport } from "@/lib/moderation/operations";

export const POST = serve(postReport);
