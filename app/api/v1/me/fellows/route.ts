import { serve } from "@/lib/http/serve";
import { getFellows } from "@/lib/groups/people-operations";

export const GET = serve(getFellows);
