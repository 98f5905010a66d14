import type { ReactNode } from "react";
import { KindLabel, kindLooks } from "@/components/annotations/cards/kinds";
import { PersonName } from "@/components/annotations/cards/person-name";
import type { AnnotationHit, FoundEpisode, SummaryHit } from "@/lib/search/schema";
import { Marked } from "./marked";

const row = "py-5";
const wholeRow = "hover:underline decoration-1 underline-offset-4";

/** "Dwarkesh Podcast #89 · Title": where a hit is from. */
export function EpisodeName({ episode }: { episode: FoundEpisode }) {
  const { show, number, title } = episode;
  return (
    <>
      {show.name}
      {number !== null && ` #${number}`} · {title}
    </>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <p className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-sm text-soft">{children}</p>;
}

/** Where an annotation is from, and where it can be read: by oneself, and with each group. */
function Places({ episode, readIn }: Pick<AnnotationHit, "episode" | "readIn">) {
  const isChoice = readIn.length > 1 || readIn.some(({ group }) => group !== null);
  return (
    <div className="mt-2 space-y-1 text-sm text-soft">
      <p>
        <EpisodeName episode={episode} />
      </p>
      {isChoice && (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          {readIn.map(({ group, path }) => (
            <a key={path} href={path} className="text-accent underline underline-offset-4">
              {group ? `Read with ${group.name}` : "Read by yourself"}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

function Tags({ tags }: Pick<AnnotationHit, "tags">) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="mt-2 flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag.text} className="rounded-full bg-tint px-2 py-0.5 text-xs">
          <bdi>
            <Marked fragment={tag} />
          </bdi>
        </li>
      ))}
    </ul>
  );
}

/** An annotation that was found: its note, its words within their point, and where to read it. */
export function AnnotationResult({ hit, isOwn }: { hit: AnnotationHit; isOwn: boolean }) {
  const { kind, colour, author, episode, note, words, tags, readIn } = hit;
  return (
    <li className={row}>
      <article aria-label={`${kindLooks[kind].label} by ${isOwn ? "you" : author.name}`}>
        <Facts>
          <span aria-hidden className="swatch size-3!" data-colour={colour} />
          <KindLabel kind={kind} />
          by {isOwn ? <span className="font-medium text-ink">you</span> : <PersonName {...author} className="font-medium text-ink" />}
        </Facts>
        <a href={readIn[0]?.path} className={`mt-1.5 block ${wholeRow}`}>
          {note && (
            <span dir="auto" className="mb-1 block font-serif text-lg leading-snug">
              <Marked fragment={note} />
            </span>
          )}
          <span className={`block font-serif leading-normal text-soft ${note ? "border-l-2 border-line pl-3" : "text-lg"}`}>
            <Marked fragment={words} colour={colour} />
          </span>
        </a>
        <Tags tags={tags} />
        <Places episode={episode} readIn={readIn} />
      </article>
    </li>
  );
}

/** A place in a summary that was found: a point or, by its title, an episode. */
export function SummaryResult({ hit: { episode, path, pointId, text, under } }: { hit: SummaryHit }) {
  return (
    <li className={row}>
      <Facts>{pointId ? <EpisodeName episode={episode} /> : `${episode.show.name}${episode.number === null ? "" : ` #${episode.number}`}`}</Facts>
      <a href={path} className={`mt-1.5 block font-serif text-lg leading-snug ${wholeRow} ${pointId ? "" : "font-semibold"}`}>
        <Marked fragment={text} />
      </a>
      {under && <p className="mt-1 line-clamp-1 text-sm text-soft">Under “{under}”</p>}
    </li>
  );
}
