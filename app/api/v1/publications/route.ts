import { serve } from "@/lib/http/serve";
import { postAllPublications } from "@/lib/annotations/operations";

export const POST = serve(postAllPublications);
