import { serve } from "@/lib/http/serve";
import { postPublications } from "@/lib/annotations/operations";

export const POST = serve(postPublications);
