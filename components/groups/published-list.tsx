import { EyeOff } from "lucide-react";
import { colourLabels, KindLabel } from "@/components/annotations/cards/kinds";
import { NoteText } from "@/components/annotations/cards/note-text";
import { PersonName } from "@/components/annotations/cards/person-name";
import { When } from "@/components/ui/when";
import type { Published } from "@/lib/annotations/latest";
import { readingPath } from "./paths";

type ListProps = { id: string; title: string; empty: string; group: { slug: string; audienceId: string }; published: Published[]; viewerId: string };

function Entry({ group, published: { annotation, publishedAt, episode }, viewerId }: { published: Published } & Pick<ListProps, "group" | "viewerId">) {
  const { author, kind, colour, targets, note } = annotation;
  const address = readingPath(group, { show: { slug: episode.show }, slug: episode.slug });
  return (
    <li className="py-4">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
        <span className="font-medium text-ink">{author.id === viewerId ? "You" : <PersonName {...author} />}</span>
        <KindLabel kind={kind} />
        {annotation.hiddenIn?.includes(group.audienceId) && (
          <span className="inline-flex items-center gap-1 text-danger">
            <EyeOff aria-hidden className="size-3.5" />
            Hidden
          </span>
        )}
        <span className="grow" />
        <When at={publishedAt} />
      </p>
      <a href={`${address}#p-${targets[0]?.pointId}`} data-colour={colour} className="card-words mt-2">
        <span dir="auto" className="line-clamp-2">
          {targets.map(({ quote }) => quote).join(" … ")}
        </span>
        <span className="sr-only"> ({colourLabels[colour]})</span>
      </a>
      {note && (
        <div className="mt-2 line-clamp-4">
          <NoteText note={note} />
        </div>
      )}
    </li>
  );
}

/** Published annotations, each with its words, which lead to their point where the group reads it. */
export function PublishedList({ id, title, empty, group, published, viewerId }: ListProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {published.length === 0 ? (
        <p className="mt-2 text-soft">{empty}</p>
      ) : (
        <ul className="divide-y divide-line">
          {published.map((one) => (
            <Entry key={one.annotation.id} group={group} published={one} viewerId={viewerId} />
          ))}
        </ul>
      )}
    </section>
  );
}
