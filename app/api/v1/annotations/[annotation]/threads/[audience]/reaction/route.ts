import { serve } from "@/lib/http/serve";
import { putReaction } from "@/lib/threads/operations";

export const PUT = serve(putReaction);
