import { serve } from "@/lib/http/serve";
import { getEvents } from "@/lib/live/operations";

export const GET = serve(getEvents);
