import { serve } from "@/lib/http/serve";
import { putOwner } from "@/lib/groups/people-operations";

export const PUT = serve(putOwner);
