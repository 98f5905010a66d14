import { serve } from "@/lib/http/serve";
import { postMembership } from "@/lib/groups/operations";

export const POST = serve(postMembership);
