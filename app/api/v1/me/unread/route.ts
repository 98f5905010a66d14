import { serve } from "@/lib/http/serve";
import { getUnread } from "@/lib/groups/operations";

export const GET = serve(getUnread);
