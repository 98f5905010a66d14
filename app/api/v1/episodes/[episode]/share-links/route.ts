import { serve } from "@/lib/http/serve";
import { getShareLinks } from "@/lib/sharing/operations";

export const GET = serve(getShareLinks);
