import { serve } from "@/lib/http/serve";
import { putArchive, removeArchive } from "@/lib/groups/operations";

export const PUT = serve(putArchive);
export const DELETE = serve(removeArchive);
