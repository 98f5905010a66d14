import { Eye, EyeOff } from "lucide-react";
import Link from "next/link";
import { KindLabel, kindLooks } from "@/components/annotations/cards/kinds";
import { NoteText } from "@/components/annotations/cards/note-text";
import type { OwnAnnotation } from "@/lib/search/schema";
import { EpisodeName } from "./hits";
import { ownPath } from "./own-paths";
import { Restore } from "./restore";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

const Day = ({ at }: { at: string }) => <time dateTime={at}>{day.format(new Date(at))}</time>;

function seenBy(audiences: string[], names: Map<string, string>): string {
  const known = audiences.flatMap((id) => names.get(id) ?? []);
  const others = audiences.length - known.length;
  if (others > 0) known.push(others === 1 ? "a group that you left" : `${others} groups that you left`);
  return known.length === 0 ? "Only me" : known.join(", ");
}

function WhoSees({ audiences, names }: { audiences: string[]; names: Map<string, string> }) {
  const Icon = audiences.length === 0 ? EyeOff : Eye;
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <Icon aria-label="Who sees this" className="size-3.5 shrink-0" />
      <span className="truncate">{seenBy(audiences, names)}</span>
    </span>
  );
}

function Words({ annotation: { targets, colour, path, deletedAt } }: { annotation: OwnAnnotation }) {
  const words = (
    <span className="line-clamp-3">
      <span className="found-quote" data-colour={colour}>
        {targets.map(({ quote }) => quote).join(" … ")}
      </span>
    </span>
  );
  const look = "mt-1.5 block font-serif text-lg leading-snug";
  // What is deleted cannot be opened: it is not on the page.
  return deletedAt ? (
    <p className={look}>{words}</p>
  ) : (
    <a href={path} className={`${look} decoration-1 underline-offset-4 hover:underline`}>
      {words}
    </a>
  );
}

const lostText = ({ lost, targets }: OwnAnnotation) => (lost < targets.length ? "Some of these words are no longer in the summary." : "These words are no longer in the summary.");

type OwnItemProps = { annotation: OwnAnnotation; names: Map<string, string>; withEpisode: boolean };

/** One of one's own annotations, in a list across episodes. */
export function OwnItem({ annotation, names, withEpisode }: OwnItemProps) {
  const { kind, colour, note, tags, audiences, episode, createdAt, deletedAt, lost } = annotation;
  return (
    <li className="py-6">
      <article aria-label={`${kindLooks[kind].label} on ${episode.title}`} data-annotation={annotation.id}>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm text-soft">
          <span aria-hidden className="swatch size-3!" data-colour={colour} />
          <KindLabel kind={kind} className="font-medium text-ink" />
          <Day at={createdAt} />
          <WhoSees audiences={audiences} names={names} />
        </p>
        <Words annotation={annotation} />
        {lost > 0 && <p className="mt-1 text-sm text-danger">{lostText(annotation)}</p>}
        {note && (
          <div className="mt-2 border-l-2 border-line pl-3">
            <NoteText note={note} />
          </div>
        )}
        {tags.length > 0 && (
          <ul aria-label="Tags" className="mt-2 flex flex-wrap gap-1.5">
            {tags.map((tag) => (
              <li key={tag}>
                <Link href={ownPath({ tag })} prefetch={false} className="inline-block rounded-full bg-tint px-2.5 py-0.5 text-xs hover:underline">
                  <bdi>{tag}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        )}
        {withEpisode && (
          <p className="mt-2 text-sm text-soft">
            <EpisodeName episode={episode} />
          </p>
        )}
        {deletedAt && (
          <p className="mt-3 flex flex-wrap items-center gap-3 text-sm text-soft">
            <span>
              Deleted on <Day at={deletedAt} />
            </span>
            <Restore id={annotation.id} path={annotation.path} userId={annotation.author.id} />
          </p>
        )}
      </article>
    </li>
  );
}
