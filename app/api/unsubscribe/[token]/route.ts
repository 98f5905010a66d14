import { problemResponse } from "@/lib/http/problem";
import { unsubscribe } from "@/lib/notifications/unsubscribing";

type Context = { params: Promise<{ token: string }> };

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });

/** Asks first: programs that look through mail open every address in it. */
export const GET = async (_request: Request, { params }: Context) => seeOther(`/unsubscribe/${encodeURIComponent((await params).token)}`);

/** One click in a mail program (RFC 8058), which follows no redirect, or the button of our own page, which does. */
export async function POST(request: Request, { params }: Context) {
  const { token } = await params;
  const done = await unsubscribe(token);
  if (!done.ok) return problemResponse(done.problem);
  const form = await request.formData().catch(() => null);
  return form?.has("page") ? seeOther(`/unsubscribe/${encodeURIComponent(token)}?done=1`) : new Response(null, { status: 204 });
}
