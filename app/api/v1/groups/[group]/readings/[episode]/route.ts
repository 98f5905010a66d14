import { serve } from "@/lib/http/serve";
import { putReading } from "@/lib/groups/operations";

export const PUT = serve(putReading);
