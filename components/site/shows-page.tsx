import Link from "next/link";
import { showPath, episodePath, formatDuration } from "@/components/outline/format";
import type { EpisodeHead } from "@/lib/episodes/schema";
import type { ShowHead } from "@/lib/episodes/queries";
import { Column } from "./frame";

const row = "block rounded-lg px-4 py-4 -mx-4 hover:bg-tint";

/** The shows of this installation. */
export function ShowList({ shows }: { shows: (ShowHead & { episodes: number })[] }) {
  if (shows.length === 0) return <p className="text-soft">There is nothing to read here yet. The owner can import a summary with `npm run gloss -- import FILE`.</p>;
  return (
    <ul className="divide-y divide-line">
      {shows.map(({ id, slug, name, episodes }) => (
        <li key={id}>
          <Link href={showPath(slug)} prefetch={false} className={row}>
            <span className="font-serif text-xl font-semibold">{name}</span>
            <span className="mt-0.5 block text-sm text-soft">
              {episodes} {episodes === 1 ? "episode" : "episodes"}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The episodes of one show. */
export function ShowPage({ show, episodes }: { show: ShowHead; episodes: EpisodeHead[] }) {
  return (
    <Column title={show.name}>
      <ul className="divide-y divide-line">
        {episodes.map(({ id, slug, number, title, durationSeconds, readingMinutes }) => (
          <li key={id}>
            <Link href={episodePath(show.slug, slug)} prefetch={false} className={row}>
              <span className="flex gap-3 text-sm text-soft">
                {number !== null && <span>#{number}</span>}
                {durationSeconds !== null && <span>{formatDuration(durationSeconds)}</span>}
                <span>{readingMinutes} min to read</span>
              </span>
              <span className="mt-1 block font-serif text-xl leading-snug font-semibold text-balance">{title}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-8">
        <Link href="/" prefetch={false} className="text-sm text-soft hover:text-ink">
          All shows
        </Link>
      </p>
    </Column>
  );
}
