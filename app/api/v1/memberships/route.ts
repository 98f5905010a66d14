import { serve } from "@/lib/http/serve";
import { postMembership } from "@/lib/groups/people-operations";

export const POST = serve(postMembership);
