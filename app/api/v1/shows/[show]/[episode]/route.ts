import { serve } from "@/lib/http/serve";
import { getSummary } from "@/lib/episodes/operations";

export const GET = serve(getSummary);
