import { serve } from "@/lib/http/serve";
import { putHidden } from "@/lib/moderation/operations";

export const PUT = serve(putHidden);
