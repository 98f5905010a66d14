import { RemoveDemonstration } from "@/components/demonstration/demonstration";
import { DemoMark } from "@/components/site/demo-mark";
import { Desk } from "@/components/moderation/desk";
import { Log } from "@/components/moderation/log";
import { Toasts } from "@/components/ui/toasts";
import { canDemonstrate, canEditGroup, canUnarchiveGroup } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import type { Published } from "@/lib/annotations/latest";
import type { GroupPage as GroupPageData } from "@/lib/groups/page";
import { factsFrom } from "@/lib/groups/rules";
import type { Desk as DeskData, LogEntry } from "@/lib/moderation/schema";
import { FeedSection } from "./feed-section";
import { Invites } from "./invites";
import { People } from "./people";
import { PublishedList } from "./published-list";
import { Readings } from "./readings";
import { Requests } from "./requests";
import { SettingsDialog } from "./settings-dialog";
import { UnarchiveButton } from "./unarchive-button";

type GroupPageProps = GroupPageData & {
  viewer: UserViewer;
  latest: Published[];
  questions: Published[];
  open: { id: string; title: string }[];
  canMail: boolean;
  /** Null for those who do not moderate. */
  desk: DeskData | null;
  /** Null for everyone but the owners. */
  log: LogEntry[] | null;
  /** The address of the viewer's feed, where they have one. */
  feedUrl: string | null;
};

function Head({ viewer, group, invites, canMail }: Pick<GroupPageProps, "viewer" | "group" | "invites" | "canMail">) {
  const facts = factsFrom(group);
  const mayRemove = group.isDemo && canDemonstrate(viewer);
  return (
    <header>
      <h1 className="font-serif text-3xl leading-tight font-semibold text-balance wrap-anywhere">
        {group.name} {group.isDemo && <DemoMark />}
      </h1>
      {group.description && <p className="mt-3 max-w-2xl text-lg whitespace-pre-line wrap-anywhere text-soft">{group.description}</p>}
      {group.muted && (
        <p role="note" className="mt-5 rounded-lg bg-tint px-4 py-3 text-sm">
          You are muted in this group: you can read everything in it, and neither publish to it nor say anything. What you write stays yours.
        </p>
      )}
      {group.archived ? (
        <div role="note" className="mt-5 flex flex-wrap items-center gap-4 rounded-lg bg-tint px-4 py-3 text-sm">
          <p className="grow">This group is archived: all of it can be read, and nothing of it changes.</p>
          {canUnarchiveGroup(facts) && <UnarchiveButton groupId={group.id} />}
        </div>
      ) : (
        (invites || mayRemove) && (
          <div className="mt-5 flex flex-wrap gap-2">
            {invites && <Invites groupId={group.id} invites={invites} canMail={canMail} />}
            {canEditGroup(facts) && <SettingsDialog group={group} />}
            {mayRemove && <RemoveDemonstration then="/groups" />}
          </div>
        )
      )}
    </header>
  );
}

/** A group's page: what it reads, what is new and asked there, who is in it and, for those who may, how that changes. */
export function GroupPage({ viewer, group, readings, members, invites, requests, latest, questions, open, canMail, desk, log, feedUrl }: GroupPageProps) {
  const lists = { group, viewerId: viewer.id };
  return (
    <Toasts>
      <div className="mx-auto max-w-2xl px-4 py-10 sm:px-6 sm:py-14 lg:max-w-6xl">
        <Head viewer={viewer} group={group} invites={invites} canMail={canMail} />
        {requests && requests.length > 0 && <Requests groupId={group.id} requests={requests} />}
        {desk && (desk.reports.length > 0 || desk.hidden.length > 0) && <Desk groupId={group.id} desk={desk} />}
        <div className="mt-10 grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="space-y-12">
            <Readings group={group} readings={readings} open={invites && open} />
            <PublishedList {...lists} id="new" title="What is new" published={latest} empty="Nothing has been published here that you can read yet." />
          </div>
          <div className="space-y-10">
            <People {...lists} members={members} />
            <PublishedList {...lists} id="questions" title="Open questions" published={questions} empty="No question waits for an answer." />
            <FeedSection groupId={group.id} url={feedUrl} />
            {log && <Log entries={log} />}
          </div>
        </div>
      </div>
    </Toasts>
  );
}
