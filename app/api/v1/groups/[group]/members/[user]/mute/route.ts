import { serve } from "@/lib/http/serve";
import { putMute } from "@/lib/moderation/operations";

export const PUT = serve(putMute);
