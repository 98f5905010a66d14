import { serve } from "@/lib/http/serve";
import { deleteDemonstration, putDemonstration } from "@/lib/demonstration/operations";

export const PUT = serve(putDemonstration);
export const DELETE = serve(deleteDemonstration);
