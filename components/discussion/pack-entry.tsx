import { KindLabel } from "@/components/annotations/cards/kinds";
import { NoteText } from "@/components/annotations/cards/note-text";
import { PersonName } from "@/components/annotations/cards/person-name";
import { formatTime } from "@/components/outline/format";
import { videoAt } from "@/components/outline/video";
import type { Annotation } from "@/lib/annotations/schema";
import type { PackItem, PackPlace } from "@/lib/discussion/pack";
import type { NoteContext } from "@/lib/markdown";

type EntryProps = {
  item: PackItem;
  withNotes: boolean;
  /** The reading's address. */
  path: string;
  videoUrl: string | null;
  context: NoteContext;
};

function Time({ seconds, videoUrl }: { seconds: number; videoUrl: string | null }) {
  const time = formatTime(seconds);
  if (!videoUrl) return <span>{time}</span>;
  return (
    <a href={videoAt(videoUrl, seconds)} target="_blank" rel="noopener noreferrer" aria-label={`${time} in the video`} className="underline underline-offset-4">
      {time}
    </a>
  );
}

function Where({ place, videoUrl }: { place: PackPlace | null; videoUrl: string | null }) {
  if (!place) return <p className="break-after-avoid text-sm text-soft">These words are no longer in the summary</p>;
  if (place.under === null && place.time === null) return null;
  return (
    <p className="flex break-after-avoid gap-x-3 text-sm text-soft">
      {place.under !== null && <bdi className="min-w-0 grow truncate print:whitespace-normal">{place.under}</bdi>}
      {place.time !== null && <Time seconds={place.time} videoUrl={videoUrl} />}
    </p>
  );
}

function Note({ annotation: { author, kind, note }, context }: { annotation: Annotation; context: NoteContext }) {
  return (
    <li className="break-inside-avoid">
      <p className="flex flex-wrap gap-x-2 text-sm">
        <PersonName name={author.name} isDemo={author.isDemo} className="font-semibold" />
        <KindLabel kind={kind} className="text-soft" />
      </p>
      {note && <NoteText note={note} context={context} />}
    </li>
  );
}

/** Each person once, in the order of their annotations. */
const peopleOf = (annotations: Annotation[]) => [...new Map(annotations.map(({ author }) => [author.id, author])).values()];

function MarkedBy({ annotations }: { annotations: Annotation[] }) {
  const people = peopleOf(annotations);
  return (
    <p className="text-sm text-soft">
      Marked by {people.length}:{" "}
      {people.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <PersonName name={name} />
        </span>
      ))}
    </p>
  );
}

/** Words that are talked about, where they stand and when they were said, and what people say about them. */
export function PackEntry({ item: { place, words, annotations }, withNotes, path, videoUrl, context }: EntryProps) {
  const quote = (
    <span dir="auto" className="font-serif text-lg leading-snug italic wrap-anywhere">
      “{words}”
    </span>
  );
  return (
    <li className={`space-y-1.5 border-b border-line pb-5 last:border-0 last:pb-0 ${withNotes ? "" : "break-inside-avoid"}`}>
      <Where place={place} videoUrl={videoUrl} />
      {place ? (
        <p className="break-after-avoid">
          <a href={`${path}#p-${place.pointId}`} className="underline decoration-line underline-offset-4 hover:decoration-current">
            {quote}
          </a>
          <span className="hidden text-xs text-soft print:block">#p-{place.pointId}</span>
        </p>
      ) : (
        <p className="break-after-avoid">{quote}</p>
      )}
      {withNotes ? (
        <ul className="space-y-3 pt-1">
          {annotations.map((one) => (
            <Note key={one.id} annotation={one} context={context} />
          ))}
        </ul>
      ) : (
        <MarkedBy annotations={annotations} />
      )}
    </li>
  );
}
