import { Frame } from "@/components/site/frame";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { episodePath } from "./format";
import { Reader } from "./reader";

/** The reader for someone who is not signed in: the same for everyone. */
export function PublicReader({ summary }: { summary: ReadableSummary }) {
  const next = episodePath(summary.show.slug, summary.episode.slug);
  return (
    <Frame viewer={null} next={next}>
      <Reader
        summary={summary}
        actions={
          <a href={`/signin?next=${encodeURIComponent(next)}`} className="px-2 py-1.5 text-sm text-soft underline underline-offset-4 hover:text-ink">
            Sign in to annotate
          </a>
        }
      />
    </Frame>
  );
}
