import { serve } from "@/lib/http/serve";
import { patchShareLink, removeShareLink } from "@/lib/sharing/operations";

export const PATCH = serve(patchShareLink);
export const DELETE = serve(removeShareLink);
