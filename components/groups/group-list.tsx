import Link from "next/link";
import { DemoMark } from "@/components/site/demo-mark";
import type { Door, Group } from "@/lib/groups/schema";
import type { Unread } from "@/lib/groups/unread";
import { groupPath } from "./paths";
import { roleLabels } from "./roles";

const row = "-mx-4 block rounded-lg px-4 py-4 hover:bg-tint";

/** Groups that someone is in. */
export function GroupList({ groups, label, unread }: { groups: Group[]; label: string; unread: Unread }) {
  const unreadIn = new Map(unread.groups.map((one) => [one.group, one.unread]));
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {groups.map((group) => (
        <li key={group.id}>
          <Link href={groupPath(group)} prefetch={false} className={row}>
            <span className="font-serif text-xl font-semibold wrap-anywhere">
              {group.name} {group.isDemo && <DemoMark />}
            </span>
            <span className="block text-sm text-soft">
              {group.members} {group.members === 1 ? "member" : "members"}, you are {group.role === "owner" ? "its" : "a"} {roleLabels[group.role].toLowerCase()}
              {(unreadIn.get(group.id) ?? 0) > 0 && <span className="font-medium text-accent"> · {unreadIn.get(group.id)} unread</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Groups that someone has asked to join, and what became of it. */
export function OwnRequests({ doors }: { doors: Door[] }) {
  return (
    <ul aria-label="Groups that you have asked to join" className="divide-y divide-line">
      {doors.map(({ group, request }) => (
        <li key={group.id}>
          <Link href={groupPath(group)} prefetch={false} className={row}>
            <span className="font-medium wrap-anywhere">{group.name}</span>
            <span className="block text-sm text-soft">{request?.state === "declined" ? "Declined" : "Waits for an answer"}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
