import { serve } from "@/lib/http/serve";
import { deleteCopies, putCopies } from "@/lib/sharing/operations";

export const PUT = serve(putCopies);
export const DELETE = serve(deleteCopies);
