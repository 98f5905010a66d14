import { PersonName } from "@/components/annotations/cards/person-name";
import { canChangeRole, canHandOver, canMute, canRemove, keepsAnOwner } from "@/lib/access/policy";
import { Role } from "@/lib/db/generated/enums";
import { factsFrom } from "@/lib/groups/rules";
import type { Group, Member } from "@/lib/groups/schema";
import { MemberMenu } from "./member-menu";
import { roleLabels } from "./roles";

type PeopleProps = { viewerId: string; group: Group; members: Member[] };

/** What the viewer may do with a member: the same predicates that the server asks again. */
function deeds({ viewerId, group, members }: PeopleProps, member: Member) {
  const facts = factsFrom(group);
  const owners = members.filter(({ role }) => role === "owner").length;
  const [from, isOwn] = [member.role, member.id === viewerId];
  const mayTake = (to: Role) => to !== from && canChangeRole(facts, { from, to, isOwn }) && keepsAnOwner(from, to, owners);
  return {
    isOwn,
    roles: Object.values(Role).filter(mayTake),
    mayHandOver: !isOwn && canHandOver(facts),
    mayMute: canMute(facts, { role: member.role, isOwn }),
    mayEnd: isOwn || canRemove(facts, member.role),
  };
}

/** Who is in a group, in which role, and what the viewer may change about it. */
export function People(props: PeopleProps) {
  const { group, members } = props;
  return (
    <section aria-labelledby="members">
      <h2 id="members" className="mb-1 text-lg font-semibold">
        People
      </h2>
      <ul className="divide-y divide-line">
        {members.map((member) => {
          const may = deeds(props, member);
          const hasMenu = may.roles.length > 0 || may.mayHandOver || may.mayMute || may.mayEnd;
          return (
            <li key={member.id} className="flex min-h-14 items-center gap-3 py-2 text-sm">
              <span className="min-w-0 grow">
                <span className="font-medium wrap-anywhere">
                  <PersonName {...member} />
                  {may.isOwn && <span className="font-normal text-soft"> (you)</span>}
                </span>
                <span className="block text-soft">{roleLabels[member.role]}{member.muted && ", muted"}</span>
              </span>
              {hasMenu && <MemberMenu group={group} member={member} {...may} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
