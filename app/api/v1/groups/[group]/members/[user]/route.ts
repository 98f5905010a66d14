import { serve } from "@/lib/http/serve";
import { patchMember, removeMember } from "@/lib/groups/people-operations";

export const PATCH = serve(patchMember);
export const DELETE = serve(removeMember);
