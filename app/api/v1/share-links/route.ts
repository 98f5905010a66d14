import { serve } from "@/lib/http/serve";
import { postShareLink } from "@/lib/sharing/operations";

export const POST = serve(postShareLink);
