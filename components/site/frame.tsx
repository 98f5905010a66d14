import { Search } from "lucide-react";
import Link from "next/link";
import { cache } from "react";
import type { ReactNode } from "react";
import type { UserViewer } from "@/lib/access/viewer";
import { UnreadCount } from "@/components/groups/unread-count";
import { NotificationBell } from "@/components/notifications/bell";
import { OutboxStatus } from "@/components/outbox/status";
import { HeaderSearch } from "@/components/search/search-box";
import { buttonClass } from "@/components/ui/button";
import { countUnread } from "@/lib/notifications/queries";
import { UserMenu } from "./user-menu";

export { Column } from "./column";

type FrameProps = {
  viewer: UserViewer | null;
  /** Where signing in leads back to. */
  next?: string;
  /** False where the page has the search in it. */
  search?: boolean;
  children: ReactNode;
};

const navLink = "rounded px-2 py-2 text-sm text-soft hover:text-ink";

/** Every page has two frames: its own, and that of what it shows where there is nothing. */
const unreadOf = cache((viewer: UserViewer) => countUnread(viewer));

const Unread = async ({ viewer }: { viewer: UserViewer }) => <NotificationBell userId={viewer.id} unread={await unreadOf(viewer)} />;

/** What stands around every page: the way home, to one's groups, and in or out. */
export function Frame({ viewer, next, search = true, children }: FrameProps) {
  const query = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-raised focus:p-3">
        Skip to the content
      </a>
      <header className="border-b border-line print:hidden">
        <div className="relative mx-auto flex max-w-[84rem] items-center gap-1 px-4 py-2 sm:px-6">
          <Link href="/" prefetch={false} className="mr-1 py-2 sm:mr-3 font-serif text-xl font-semibold tracking-tight">
            Gloss
          </Link>
          <nav aria-label="Main" className="flex grow items-center gap-1">
            {/* Where there is no room for it, the name before it leads there. */}
            <Link href="/" prefetch={false} className={`${navLink} max-[22rem]:hidden`}>
              Shows
            </Link>
            {viewer && (
              <>
                <Link href="/groups" prefetch={false} className={`${navLink} whitespace-nowrap`}>
                  Groups
                  <UnreadCount userId={viewer.id} />
                </Link>
                <Link href="/annotations" prefetch={false} className={`${navLink} max-md:hidden`}>
                  My annotations
                </Link>
              </>
            )}
          </nav>
          {viewer ? (
            <>
              {search && <HeaderSearch userId={viewer.id} />}
              <Unread viewer={viewer} />
              <UserMenu userId={viewer.id} name={viewer.name} />
            </>
          ) : (
            <>
              {search && (
                <a href="/search" aria-label="Search" className="grid size-9 shrink-0 place-items-center rounded-md text-soft hover:bg-tint hover:text-ink">
                  <Search aria-hidden className="size-5" />
                </a>
              )}
              <a href={`/signin${query}`} className={`${navLink} shrink-0`}>
                Sign in
              </a>
              <a href={`/signup${query}`} className={buttonClass("secondary", "shrink-0")}>
                Sign up
              </a>
            </>
          )}
        </div>
      </header>
      <main id="content" className="grow">
        {children}
      </main>
      <footer className="mt-16 border-t border-line print:hidden">
        <p className="mx-auto max-w-[84rem] px-4 py-6 text-sm text-soft sm:px-6">Gloss: read a summary, write in its margin, read through others.</p>
      </footer>
      {viewer && <OutboxStatus userId={viewer.id} />}
    </div>
  );
}
