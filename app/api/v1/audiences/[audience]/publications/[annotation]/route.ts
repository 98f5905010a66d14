import { serve } from "@/lib/http/serve";
import { removePublication } from "@/lib/annotations/operations";

export const DELETE = serve(removePublication);
