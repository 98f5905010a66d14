import "server-only";
import { openFeeds } from "@/lib/access/scope";
import type { UserViewer } from "@/lib/access/viewer";
import { newSecret } from "@/lib/auth/tokens";
import { db } from "@/lib/db";
import { notFound, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { feedUrl } from "./queries";

async function setToken(viewer: UserViewer, groupId: string, feedToken: string | null): Promise<Result<null>> {
  const { count } = await db.membership.updateMany({ where: { AND: [openFeeds, { groupId, userId: viewer.id }] }, data: { feedToken } });
  return count > 0 ? ok(null) : notFound("group");
}

/** Gives the viewer's feed of a group a new address. The one before leads nowhere from then on. */
export async function changeFeed(viewer: UserViewer, groupId: string): Promise<Result<{ url: string }>> {
  const token = newSecret();
  const changed = await setToken(viewer, groupId, token);
  return changed.ok ? ok({ url: feedUrl(token) }) : changed;
}

/** Closes the viewer's feed of a group. */
export const closeFeed = (viewer: UserViewer, groupId: string): Promise<Result<null>> => setToken(viewer, groupId, null);
