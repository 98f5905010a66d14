import { serve } from "@/lib/http/serve";
import { getGroup, patchGroup } from "@/lib/groups/operations";

export const GET = serve(getGroup);
export const PATCH = serve(patchGroup);
