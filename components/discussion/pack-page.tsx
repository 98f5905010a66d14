import { NoteText } from "@/components/annotations/cards/note-text";
import { groupPath, readingPath } from "@/components/groups/paths";
import { ReadingFacts } from "@/components/groups/reading-facts";
import { canPublishToGroup } from "@/lib/access/policy";
import type { PackItem } from "@/lib/discussion/pack";
import type { DiscussionPack } from "@/lib/discussion/queries";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { factsFrom } from "@/lib/groups/rules";
import type { Group } from "@/lib/groups/schema";
import type { NoteContext } from "@/lib/markdown";
import { PackEntry } from "./pack-entry";
import { PrintButton } from "./print-button";

type PackPageProps = DiscussionPack & {
  group: Group;
  summary: ReadableSummary;
  /** Where this installation is reached: on paper, addresses are written out. */
  origin: string;
};

type SectionProps = { id: string; title: string; empty: string; items: PackItem[]; withNotes?: boolean; path: string; videoUrl: string | null; context: NoteContext };

function Section({ id, title, empty, items, withNotes = true, ...entry }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 break-after-avoid font-serif text-xl font-semibold">
        {title} <span className="font-sans text-base font-normal text-soft">{items.length > 0 && items.length}</span>
      </h2>
      {items.length === 0 ? (
        <p className="text-soft">{empty}</p>
      ) : (
        <ol className="space-y-4">
          {items.map((item) => (
            <PackEntry key={`${item.annotations[0]?.id} ${item.place?.pointId} ${item.words}`} item={item} withNotes={withNotes} {...entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Head({ group, summary, reading, origin, path }: Omit<PackPageProps, "pack" | "names"> & { path: string }) {
  const { show, episode } = summary;
  return (
    <header className="space-y-3 border-b border-line pb-6">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft">
        <span className="grow">
          Discussion pack of{" "}
          <a href={groupPath(group)} className="underline underline-offset-4">
            <bdi>{group.name}</bdi>
          </a>
        </span>
        <PrintButton />
      </p>
      <h1 className="font-serif text-3xl leading-tight font-semibold text-balance wrap-anywhere">{episode.title}</h1>
      <p className="text-sm text-soft">
        {show.name}
        {episode.number !== null && ` #${episode.number}`}
      </p>
      {reading && <ReadingFacts reading={reading} publishes={canPublishToGroup(factsFrom(group))} />}
      {reading?.question && (
        <div className="border-l-2 border-accent pl-4">
          <NoteText note={reading.question} />
        </div>
      )}
      <p className="text-sm wrap-anywhere text-soft">
        <a href={path} className="underline underline-offset-4 print:no-underline">
          <span className="print:hidden">Open the reading</span>
          <span className="hidden print:inline">
            {origin}
            {path}
          </span>
        </a>
        <span className="hidden print:inline">, to which the addresses below that begin with # are added.</span>
      </p>
    </header>
  );
}

/** What a group has to talk about on a summary, on one page for screen and paper. No script is needed. */
export function PackPage({ pack, names, ...head }: PackPageProps) {
  const { group, summary } = head;
  const path = readingPath(group, { show: summary.show, slug: summary.episode.slug });
  const context: NoteContext = { nameOf: (id) => names.get(id) };
  const shared = { path, videoUrl: summary.episode.videoUrl, context };
  return (
    <article className="pack mx-auto max-w-[46rem] space-y-10 px-4 py-8 sm:px-6 sm:py-12">
      <Head {...head} path={path} />
      {pack ? (
        <>
          <Section id="questions" title="Open questions" empty="No question is open." items={pack.questions} {...shared} />
          <Section id="disagreements" title="Disagreements" empty="Nobody disagrees with anyone." items={pack.disagreements} {...shared} />
          <Section id="passages" title="Most marked" empty="No two of you marked the same words." items={pack.passages} withNotes={false} {...shared} />
        </>
      ) : (
        <p className="text-soft">What the others wrote is hidden from you still, and so is what there is to talk about.</p>
      )}
    </article>
  );
}
