import { serve } from "@/lib/http/serve";
import { removeInvite } from "@/lib/groups/people-operations";

export const DELETE = serve(removeInvite);
