import { serve } from "@/lib/http/serve";
import { postInviteMails } from "@/lib/groups/people-operations";

export const POST = serve(postInviteMails);
