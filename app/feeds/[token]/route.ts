import { serveFeed } from "@/lib/feeds/serve";

type Context = { params: Promise<{ token: string }> };

export const GET = async (request: Request, { params }: Context) => serveFeed(request, (await params).token);
