import { serve } from "@/lib/http/serve";
import { postRestoration } from "@/lib/annotations/operations";

export const POST = serve(postRestoration);
