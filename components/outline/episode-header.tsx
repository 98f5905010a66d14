import { ArrowLeft, Play } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { formatDuration, isoDuration, showPath } from "./format";

/** The video's own address or, while nobody has given it, a search for it. */
function videoHref({ show, episode }: ReadableSummary): string {
  if (episode.videoUrl) return episode.videoUrl;
  return `https://www.youtube.com/results?${new URLSearchParams({ search_query: `${show.name} ${episode.title}` })}`;
}

export function BackToShow({ show }: Pick<ReadableSummary, "show">) {
  return (
    <Link href={showPath(show.slug)} prefetch={false} className="inline-flex items-center gap-1.5 py-1 text-sm text-soft hover:text-ink print:hidden">
      <ArrowLeft aria-hidden className="size-4" />
      Back to {show.name}
    </Link>
  );
}

/** Title and facts of an episode, as they head its summary. */
export function EpisodeHeader({ summary, children }: { summary: ReadableSummary; children?: ReactNode }) {
  const { show, episode } = summary;
  return (
    <header className="border-b border-line pb-7">
      <BackToShow show={show} />
      <h1 className="mt-3 font-serif text-[2rem] leading-[1.15] font-semibold text-balance sm:text-[2.6rem]">{episode.title}</h1>
      <ul aria-label="About this episode" className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft [&>li+li]:before:mr-3 [&>li+li]:before:text-line [&>li+li]:before:content-['·']">
        <li className="font-medium text-ink">{show.name}</li>
        {episode.durationSeconds !== null && (
          <li>
            <time dateTime={isoDuration(episode.durationSeconds)}>{formatDuration(episode.durationSeconds)}</time>
          </li>
        )}
        <li>{episode.readingMinutes} min</li>
        {episode.number !== null && <li>#{episode.number}</li>}
      </ul>
      <div className="mt-5 flex flex-wrap items-center gap-2 print:hidden">
        <a href={videoHref(summary)} target="_blank" rel="noopener noreferrer" className={buttonClass("secondary")}>
          <Play aria-hidden className="size-4" />
          Watch on YouTube
        </a>
        {children}
      </div>
    </header>
  );
}
