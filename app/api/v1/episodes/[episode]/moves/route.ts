import { serve } from "@/lib/http/serve";
import { getMoves } from "@/lib/annotations/operations";

export const GET = serve(getMoves);
