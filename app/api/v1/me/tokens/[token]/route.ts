import { serve } from "@/lib/http/serve";
import { removeToken } from "@/lib/tokens/operations";

export const DELETE = serve(removeToken);
