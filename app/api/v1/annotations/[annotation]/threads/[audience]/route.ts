import { serve } from "@/lib/http/serve";
import { getThread } from "@/lib/threads/operations";

export const GET = serve(getThread);
