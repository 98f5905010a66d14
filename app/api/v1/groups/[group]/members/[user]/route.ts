import { serve } from "@/lib/http/serve";
import { removeMember } from "@/lib/groups/operations";

export const DELETE = serve(removeMember);
