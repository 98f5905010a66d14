import { serve } from "@/lib/http/serve";
import { putPassword } from "@/lib/accounts/operations";

export const PUT = serve(putPassword);
