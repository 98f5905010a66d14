import { serve } from "@/lib/http/serve";
import { getJoinRequest, putJoinRequest, removeJoinRequest } from "@/lib/groups/people-operations";

export const GET = serve(getJoinRequest);
export const PUT = serve(putJoinRequest);
export const DELETE = serve(removeJoinRequest);
