"use client";

import { Menu } from "@base-ui/react/menu";
import { ChevronDown, CircleUserRound } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { SignOutWarning } from "@/components/outbox/sign-out-warning";
import { outboxOf } from "@/components/outbox/use-outbox";
import { buttonClass } from "@/components/ui/button";

async function leave() {
  await signOut({ redirect: false });
  // A whole new page: nothing that was read while signed in stays in memory.
  window.location.assign("/");
}

/** The signed-in person's menu. */
export function UserMenu({ userId, name }: { userId: string; name: string }) {
  const [isWarning, setWarning] = useState(false);
  const onSignOut = () => (outboxOf(userId).state().unsent.size > 0 ? setWarning(true) : void leave());
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={buttonClass("quiet", "max-w-48 min-w-0 max-sm:px-2!")}>
          <CircleUserRound aria-hidden className="size-5 shrink-0 sm:hidden" />
          <span className="truncate max-sm:sr-only">{name}</span>
          <ChevronDown aria-hidden className="size-4 shrink-0 max-sm:hidden" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end" className="z-50">
            <Menu.Popup className="menu">
              <Menu.Item className="menu-item" render={<a href="/annotations">My annotations</a>} />
              <Menu.Item className="menu-item" render={<a href="/groups">My groups</a>} />
              <Menu.Item className="menu-item" render={<a href="/settings">Settings</a>} />
              <Menu.Item className="menu-item" onClick={onSignOut}>
                Sign out
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <SignOutWarning userId={userId} open={isWarning} onOpenChange={setWarning} onSignOut={() => void leave()} />
    </>
  );
}
