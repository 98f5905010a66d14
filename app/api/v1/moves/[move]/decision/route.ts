import { serve } from "@/lib/http/serve";
import { postDecision } from "@/lib/annotations/operations";

export const POST = serve(postDecision);
