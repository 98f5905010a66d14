import { serve } from "@/lib/http/serve";
import { postInvite } from "@/lib/groups/people-operations";

export const POST = serve(postInvite);
