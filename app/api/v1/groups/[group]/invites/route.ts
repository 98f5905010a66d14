import { serve } from "@/lib/http/serve";
import { postInvite } from "@/lib/groups/operations";

export const POST = serve(postInvite);
