import { serve } from "@/lib/http/serve";
import { postWithdrawals } from "@/lib/annotations/operations";

export const POST = serve(postWithdrawals);
