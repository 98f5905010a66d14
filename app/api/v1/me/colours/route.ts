import { serve } from "@/lib/http/serve";
import { getColours, putColours } from "@/lib/colours/operations";

export const GET = serve(getColours);
export const PUT = serve(putColours);
