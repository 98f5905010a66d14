import { serve } from "@/lib/http/serve";
import { removeShareLink } from "@/lib/sharing/operations";

export const DELETE = serve(removeShareLink);
