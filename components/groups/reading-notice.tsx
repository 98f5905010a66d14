import { NoteText } from "@/components/annotations/cards/note-text";
import { episodePath } from "@/components/outline/format";
import { canPublishToGroup } from "@/lib/access/policy";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { factsFrom } from "@/lib/groups/rules";
import type { Group, GroupReading } from "@/lib/groups/schema";
import { groupPath, packPath } from "./paths";
import { ReadingFacts } from "./reading-facts";

type ReadingNoticeProps = { group: Group; summary: ReadableSummary; reading: GroupReading | null };

/** Above a summary that is read with a group: with whom, until when, by which rules, and what to think about. */
export function ReadingNotice({ group, summary, reading }: ReadingNoticeProps) {
  return (
    <section aria-label="The group’s reading" className="mt-6 space-y-3 rounded-lg bg-tint px-4 py-3 text-sm">
      <p>
        You are reading with{" "}
        <a href={groupPath(group)} className="font-semibold underline underline-offset-4">
          {group.name}
        </a>
        .{" "}
        <a href={episodePath(summary.show.slug, summary.episode.slug)} className="tap mr-3 inline-block text-soft underline underline-offset-4">
          Read alone
        </a>{" "}
        <a href={packPath(group, { show: summary.show, slug: summary.episode.slug })} className="tap mr-3 inline-block text-soft underline underline-offset-4">
          Discussion pack
        </a>
      </p>
      {group.archived && <p>This group is archived: nobody publishes to it any more.</p>}
      {group.muted && <p>You are muted in this group: you can read, and neither publish to it nor say anything in it.</p>}
      {reading && <ReadingFacts reading={reading} publishes={canPublishToGroup(factsFrom(group))} />}
      {reading?.question && (
        <div className="border-l-2 border-accent pl-4">
          <h2 className="sr-only">A question to think about</h2>
          <NoteText note={reading.question} />
        </div>
      )}
    </section>
  );
}
