import { serve } from "@/lib/http/serve";
import { putFeed, removeFeed } from "@/lib/feeds/operations";

export const PUT = serve(putFeed);
export const DELETE = serve(removeFeed);
