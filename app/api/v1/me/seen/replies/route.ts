import { serve } from "@/lib/http/serve";
import { putSeenReplies } from "@/lib/threads/operations";

export const PUT = serve(putSeenReplies);
