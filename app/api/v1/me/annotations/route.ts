import { serve } from "@/lib/http/serve";
import { getOwnAnnotations } from "@/lib/search/operations";

export const GET = serve(getOwnAnnotations);
