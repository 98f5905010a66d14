import { serve } from "@/lib/http/serve";
import { putResolution } from "@/lib/threads/operations";

export const PUT = serve(putResolution);
