import { serve } from "@/lib/http/serve";
import { postSummary } from "@/lib/episodes/operations";

export const POST = serve(postSummary);
