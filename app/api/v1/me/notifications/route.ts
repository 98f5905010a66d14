import { serve } from "@/lib/http/serve";
import { getNotifications } from "@/lib/notifications/operations";

export const GET = serve(getNotifications);
