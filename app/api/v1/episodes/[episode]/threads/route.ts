import { serve } from "@/lib/http/serve";
import { getThreads } from "@/lib/threads/operations";

export const GET = serve(getThreads);
