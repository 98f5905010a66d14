import { serve } from "@/lib/http/serve";
import { getAnnotations } from "@/lib/annotations/operations";

export const GET = serve(getAnnotations);
