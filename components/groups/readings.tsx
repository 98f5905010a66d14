import { NoteText } from "@/components/annotations/cards/note-text";
import { canPublishToGroup } from "@/lib/access/policy";
import { byStage, factsFrom } from "@/lib/groups/rules";
import type { Group, GroupReading, Stage } from "@/lib/groups/schema";
import { packPath, readingPath } from "./paths";
import { PlanDialog } from "./plan-dialog";
import { ReadingFacts } from "./reading-facts";
import { TakeOnForm } from "./take-on-form";

type ReadingsProps = {
  group: Group;
  readings: GroupReading[];
  /** For those who decide what the group reads: the episodes that it does not read yet. */
  open: { id: string; title: string }[] | null;
};

const stages: [Stage, string][] = [
  ["current", "Now"],
  ["coming", "Coming"],
  ["past", "Past"],
];

function Reading({ group, reading, plans }: { group: Group; reading: GroupReading; plans: boolean }) {
  const { show, title, number, annotations, unread, question } = reading;
  return (
    <li className="space-y-3 rounded-xl border border-line bg-raised p-5">
      <div>
        <div className="flex items-start gap-3">
          <p className="flex min-w-0 grow flex-wrap gap-x-3 text-sm text-soft">
            <span>{show.name}</span>
            {number !== null && <span>#{number}</span>}
            <span>
              {annotations} {annotations === 1 ? "annotation" : "annotations"}
            </span>
            {unread > 0 && <span className="font-medium text-accent">{unread} unread</span>}
          </p>
          {plans && <PlanDialog groupId={group.id} reading={reading} />}
        </div>
        <a href={readingPath(group, reading)} className="mt-1 block font-serif text-xl leading-snug font-semibold text-balance wrap-anywhere underline-offset-4 hover:underline">
          {title}
        </a>
      </div>
      <ReadingFacts reading={reading} publishes={canPublishToGroup(factsFrom(group))} />
      {question && (
        <div className="border-l-2 border-accent pl-4">
          <NoteText note={question} />
        </div>
      )}
      <p className="text-sm">
        <a href={packPath(group, reading)} className="underline underline-offset-4">
          Discussion pack
        </a>
      </p>
    </li>
  );
}

/** What a group reads: now, soon, and what it has read. */
export function Readings({ group, readings, open }: ReadingsProps) {
  const staged = byStage(readings);
  const filled = stages.filter(([stage]) => staged[stage].length > 0);
  return (
    <section aria-labelledby="readings">
      <h2 id="readings" className="mb-3 text-lg font-semibold">
        Readings
      </h2>
      {filled.length === 0 && <p className="text-soft">The group has not taken on an episode yet.</p>}
      <div className="space-y-6">
        {filled.map(([stage, label]) => (
          <div key={stage}>
            <h3 className="mb-2 text-sm font-medium text-soft">{label}</h3>
            <ul aria-label={`${label}: readings`} className="space-y-3">
              {staged[stage].map((reading) => (
                <Reading key={reading.episodeId} group={group} reading={reading} plans={open !== null} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      {open && open.length > 0 && (
        <div className="mt-6">
          <TakeOnForm groupId={group.id} episodes={open} />
        </div>
      )}
    </section>
  );
}
