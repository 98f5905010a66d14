import { serve } from "@/lib/http/serve";
import { getShows } from "@/lib/episodes/operations";

export const GET = serve(getShows);
