import { serve } from "@/lib/http/serve";
import { putRead } from "@/lib/notifications/operations";

export const PUT = serve(putRead);
