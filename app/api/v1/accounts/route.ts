import { serve } from "@/lib/http/serve";
import { postAccount } from "@/lib/accounts/operations";

export const POST = serve(postAccount);
