import { serve } from "@/lib/http/serve";
import { putAnswer } from "@/lib/threads/operations";

export const PUT = serve(putAnswer);
