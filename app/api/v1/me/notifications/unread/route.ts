import { serve } from "@/lib/http/serve";
import { getUnread } from "@/lib/notifications/operations";

export const GET = serve(getUnread);
