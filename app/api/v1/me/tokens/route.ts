import { serve } from "@/lib/http/serve";
import { getTokens, postToken } from "@/lib/tokens/operations";

export const GET = serve(getTokens);
export const POST = serve(postToken);
