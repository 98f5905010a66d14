import { serve } from "@/lib/http/serve";
import { getShow } from "@/lib/episodes/operations";

export const GET = serve(getShow);
