import { serve } from "@/lib/http/serve";
import { postDismissal } from "@/lib/moderation/operations";

export const POST = serve(postDismissal);
