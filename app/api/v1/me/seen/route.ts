import { serve } from "@/lib/http/serve";
import { putSeen } from "@/lib/annotations/operations";

export const PUT = serve(putSeen);
