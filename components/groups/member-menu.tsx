"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Confirm } from "@/components/ui/confirm";
import { CheckField } from "@/components/ui/field";
import { toast } from "@/components/ui/toasts";
import type { Role } from "@/lib/db/generated/enums";
import type { Result } from "@/lib/errors";
import type { Group, Member } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";
import { roleHints, roleLabels } from "./roles";

type MemberMenuProps = { group: Group; member: Member; isOwn: boolean; roles: Role[]; mayHandOver: boolean; mayMute: boolean; mayEnd: boolean };
type Asked = "hand over" | "end" | null;

const item = "menu-item flex-col items-start! gap-0!";

/** What becomes of a member: another role, the group in their hands, or the end of their membership. */
export function MemberMenu({ group, member, isOwn, roles, mayHandOver, mayMute, mayEnd }: MemberMenuProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>(null);
  const [goes, setGoes] = useState(!isOwn && !group.keepsWork);
  const path = `/groups/${group.id}/members/${member.id}`;
  const settle = (result: Result<null>, done: string) => {
    toast(result.ok ? done : result.problem.detail);
    router.refresh();
  };
  const give = async (role: Role) => settle(await call<null>("PATCH", path, { role }), `${isOwn ? "You are" : `${member.name} is`} now ${roleLabels[role].toLowerCase()}`);
  const handOver = async () => settle(await call<null>("PUT", `/groups/${group.id}/owner`, { user: member.id }), `${member.name} owns the group now`);
  const mute = async () =>
    settle(await call<null>("PUT", `${path}/mute`, { muted: !member.muted }), member.muted ? `${member.name} may speak again` : `${member.name} is muted: they read only`);
  const end = async () => {
    const result = await call<null>("DELETE", `${path}?work=${goes ? "goes" : "stays"}`);
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
            <Menu.Popup className="menu">
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
              {mayMute && (
                <Menu.Item className={item} onClick={() => void mute()}>
                  {member.muted ? "Let them speak again" : "Mute"}
                  <span className="block text-xs text-soft">{member.muted ? "They may publish and reply again." : "They read, and neither publish nor reply."}</span>
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
        choice={
          <CheckField
            label={isOwn ? "Take my work with me" : "Take their work out of the group"}
            hint={`What ${isOwn ? "you" : "they"} published and said here is then gone from the group. The annotations stay ${isOwn ? "yours" : "theirs"}.`}
            checked={goes}
            onChange={({ target }) => setGoes(target.checked)}
          />
        }
      >
        {isOwn ? "You no longer see what the others publish here." : "They no longer see what is published here, and come back only by an invite made from now on."}
      </Confirm>
    </>
  );
}
