import { serve } from "@/lib/http/serve";
import { getMe, patchMe } from "@/lib/accounts/operations";

export const GET = serve(getMe);
export const PATCH = serve(patchMe);
