import "server-only";
import { contentVersion, publicPaths } from "@/lib/episodes/queries";
import { isInvite } from "@/lib/groups/joining";
import { isUnsubscribeToken } from "@/lib/notifications/unsubscribing";
import { isOpenLink } from "@/lib/sharing/queries";

/** What everyone may read at one moment: its version, and the paths of its pages. */
export type PublicContent = { version: string; paths: ReadonlySet<string> };

/** How long one look serves, in milliseconds: new content shows within that time. */
const KEPT_MS = 1_000;

let looked: { at: number; content: Promise<PublicContent> } | undefined;

async function look(last: Promise<PublicContent> | undefined): Promise<PublicContent> {
  const version = await contentVersion();
  const before = await last?.catch(() => undefined);
  return before?.version === version ? before : { version, paths: await publicPaths() };
}

/** The public content as it is now, at most a second old, or so many milliseconds. */
export function currentContent(atMostMs = KEPT_MS): Promise<PublicContent> {
  const now = Date.now();
  if (!looked || now - looked.at >= atMostMs) {
    const content = look(looked?.content);
    looked = { at: now, content };
    content.catch(() => (looked = undefined));
  }
  return looked.content;
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** Whether it is the address of a show or an episode. One that seems not to be may have been published this second. */
async function isPublished(path: string): Promise<boolean> {
  return (await currentContent()).paths.has(path) || (await currentContent(0)).paths.has(path);
}

/** Whether a page's address leads nowhere, as far as that does not depend on who is asking. */
export async function leadsNowhere(pathname: string): Promise<boolean> {
  const path = decode(pathname);
  if (path === null) return true;
  const [, room, name] = path.split("/");
  if (room === "shows") return !(await isPublished(path));
  if (room === "v" && name) return !(await isOpenLink(name));
  if (room === "join" && name) return !(await isInvite(name));
  if (room === "unsubscribe" && name) return !isUnsubscribeToken(name);
  return false;
}
