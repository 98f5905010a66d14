"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toasts";
import type { Role } from "@/lib/db/generated/enums";
import type { Result } from "@/lib/errors";
import type { Group, Member } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";
import { roleHints, roleLabels } from "./roles";

type MemberMenuProps = { group: Group; member: Member; isOwn: boolean; roles: Role[]; mayHandOver: boolean; mayEnd: boolean };
type Asked = "hand over" | "end" | null;

const item = "block w-full cursor-pointer rounded px-3 py-2 text-left text-sm outline-none data-highlighted:bg-tint";

/** What becomes of a member: another role, the group in their hands, or the end of their membership. */
export function MemberMenu({ group, member, isOwn, roles, mayHandOver, mayEnd }: MemberMenuProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>(null);
  const path = `/groups/${group.id}/members/${member.id}`;
  const settle = (result: Result<null>, done: string) => {
    toast(result.ok ? done : result.problem.detail);
    router.refresh();
  };
  const give = async (role: Role) => settle(await call<null>("PATCH", path, { role }), `${isOwn ? "You are" : `${member.name} is`} now ${roleLabels[role].toLowerCase()}`);
  const handOver = async () => settle(await call<null>("PUT", `/groups/${group.id}/owner`, { user: member.id }), `${member.name} owns the group now`);
  const end = async () => {
    const result = await call<null>("DELETE", path);
    if (result.ok && isOwn) window.location.assign("/groups");
    else settle(result, `${member.name} is no longer in the group`);
  };
  const onlyIfClosing = (open: boolean) => !open && setAsked(null);
  return (
    <>
      <Menu.Root>
        <Menu.Trigger aria-label={isOwn ? "Your membership" : `Change ${member.name}`} className="grid size-9 shrink-0 place-items-center rounded-md text-soft hover:bg-tint hover:text-ink">
          <Ellipsis aria-hidden className="size-5" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-50">
            <Menu.Popup className="max-w-72 min-w-56 rounded-lg border border-line bg-raised p-1 text-ink shadow-lg">
              {roles.map((role) => (
                <Menu.Item key={role} className={item} onClick={() => void give(role)}>
                  {isOwn ? "Become" : "Make"} {roleLabels[role].toLowerCase()}
                  <span className="block text-xs text-soft">{roleHints[role]}</span>
                </Menu.Item>
              ))}
              {mayHandOver && (
                <Menu.Item className={item} onClick={() => setAsked("hand over")}>
                  Hand the group over…
                </Menu.Item>
              )}
              {mayEnd && (
                <Menu.Item className={`${item} text-danger`} onClick={() => setAsked("end")}>
                  {isOwn ? "Leave the group…" : "Remove from the group…"}
                </Menu.Item>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Confirm title={`Hand ${group.name} over to ${member.name}?`} action="Hand it over" run={handOver} open={asked === "hand over"} onOpenChange={onlyIfClosing}>
        They become its owner, and you stay as a moderator.
      </Confirm>
      <Confirm
        title={isOwn ? `Leave ${group.name}?` : `Remove ${member.name}?`}
        action={isOwn ? "Leave the group" : "Remove"}
        run={end}
        open={asked === "end"}
        onOpenChange={onlyIfClosing}
      >
        {isOwn
          ? "You no longer see what the others publish here. What you have published stays with the group until you take it back."
          : "They no longer see what is published here, and come back only by an invite made from now on. What they have published stays with the group."}
      </Confirm>
    </>
  );
}
