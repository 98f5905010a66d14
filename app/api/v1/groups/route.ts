import { serve } from "@/lib/http/serve";
import { getGroups, postGroup } from "@/lib/groups/operations";

export const GET = serve(getGroups);
export const POST = serve(postGroup);
