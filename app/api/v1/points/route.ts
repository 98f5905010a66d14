import { serve } from "@/lib/http/serve";
import { getPoints } from "@/lib/episodes/operations";

export const GET = serve(getPoints);
