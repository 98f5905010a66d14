import { serve } from "@/lib/http/serve";
import { postReplyRestoration } from "@/lib/threads/operations";

export const POST = serve(postReplyRestoration);
