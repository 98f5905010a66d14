import { serve } from "@/lib/http/serve";
import { putAnswer } from "@/lib/groups/people-operations";

export const PUT = serve(putAnswer);
