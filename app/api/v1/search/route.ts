import { serve } from "@/lib/http/serve";
import { getSearch } from "@/lib/search/operations";

export const GET = serve(getSearch);
