import { serve } from "@/lib/http/serve";
import { removeSessions } from "@/lib/accounts/operations";

export const DELETE = serve(removeSessions);
