import { serve } from "@/lib/http/serve";
import { removeInvite } from "@/lib/groups/operations";

export const DELETE = serve(removeInvite);
