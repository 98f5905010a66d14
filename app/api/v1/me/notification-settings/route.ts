import { serve } from "@/lib/http/serve";
import { getSettings, patchSettings } from "@/lib/notifications/operations";

export const GET = serve(getSettings);
export const PATCH = serve(patchSettings);
