import { serve } from "@/lib/http/serve";
import { getChanges } from "@/lib/live/operations";

export const GET = serve(getChanges);
