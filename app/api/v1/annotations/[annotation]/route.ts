import { serve } from "@/lib/http/serve";
import { getAnnotation, putAnnotation, patchAnnotation, removeAnnotation } from "@/lib/annotations/operations";

export const GET = serve(getAnnotation);
export const PUT = serve(putAnnotation);
export const PATCH = serve(patchAnnotation);
export const DELETE = serve(removeAnnotation);
