import { serve } from "@/lib/http/serve";
import { patchReply, putReply, removeReply } from "@/lib/threads/operations";

export const PUT = serve(putReply);
export const PATCH = serve(patchReply);
export const DELETE = serve(removeReply);
