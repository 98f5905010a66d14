import { serve } from "@/lib/http/serve";
import { putReading, patchReading, removeReading } from "@/lib/groups/operations";

export const PUT = serve(putReading);
export const PATCH = serve(patchReading);
export const DELETE = serve(removeReading);
