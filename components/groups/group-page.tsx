import { Column } from "@/components/site/frame";
import { Toasts } from "@/components/ui/toasts";
import type { UserViewer } from "@/lib/access/viewer";
import type { GroupPage as GroupPageData } from "@/lib/groups/queries";
import { Invites } from "./invites";
import { EndMembership } from "./member-actions";
import { TakeOnForm } from "./take-on-form";

type GroupPageProps = GroupPageData & { viewer: UserViewer; open: { id: string; title: string }[] };

const heading = "mb-3 text-lg font-semibold";

function Readings({ group, readings }: Pick<GroupPageProps, "group" | "readings">) {
  if (readings.length === 0) return <p className="text-soft">The group has not taken on an episode yet.</p>;
  return (
    <ul className="divide-y divide-line">
      {readings.map(({ episodeId, show, slug, title, number, annotations }) => (
        <li key={episodeId}>
          <a href={`/groups/${group.slug}/${encodeURIComponent(show.slug)}/${encodeURIComponent(slug)}`} className="-mx-4 block rounded-lg px-4 py-4 hover:bg-tint">
            <span className="flex gap-3 text-sm text-soft">
              <span>{show.name}</span>
              {number !== null && <span>#{number}</span>}
              <span>
                {annotations} {annotations === 1 ? "annotation" : "annotations"}
              </span>
            </span>
            <span className="mt-1 block font-serif text-xl leading-snug font-semibold text-balance">{title}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Members({ viewer, group, members, invites }: Pick<GroupPageProps, "viewer" | "group" | "members" | "invites">) {
  return (
    <ul className="divide-y divide-line">
      {members.map(({ id, name, role }) => (
        <li key={id} className="flex min-h-12 items-center gap-3 text-sm">
          <span className="font-medium wrap-anywhere">{name}</span>
          <span className="grow text-soft">{role}</span>
          {id === viewer.id ? <EndMembership groupId={group.id} userId={id} /> : invites && <EndMembership groupId={group.id} userId={id} name={name} />}
        </li>
      ))}
    </ul>
  );
}

/** A group's page: what it reads, who is in it and, for those who may, how others come in. */
export function GroupPage({ viewer, group, readings, members, invites, open }: GroupPageProps) {
  return (
    <Toasts>
      <Column title={group.name} lead={group.description || undefined}>
        <div className="space-y-12">
          <section aria-labelledby="readings">
            <h2 id="readings" className={heading}>
              Readings
            </h2>
            <Readings group={group} readings={readings} />
            {invites && open.length > 0 && (
              <div className="mt-4">
                <TakeOnForm groupId={group.id} episodes={open} />
              </div>
            )}
          </section>
          {invites && <Invites groupId={group.id} invites={invites} />}
          <section aria-labelledby="members">
            <h2 id="members" className={heading}>
              Members
            </h2>
            <Members viewer={viewer} group={group} members={members} invites={invites} />
          </section>
        </div>
      </Column>
    </Toasts>
  );
}
