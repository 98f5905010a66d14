import type { ReactNode } from "react";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { BackToShow, EpisodeHeader } from "./episode-header";
import { OutlineControls } from "./outline-controls";
import { Outline } from "./outline";
import type { PointExtras } from "./outline";

type ReaderProps = {
  summary: ReadableSummary;
  extras?: PointExtras;
  /** Beside the title's links. */
  actions?: ReactNode;
  /** Above the summary. */
  notice?: ReactNode;
  /** Below the summary. */
  after?: ReactNode;
  /** The margin beside the outline, with what lives in it. Without one the column stands alone. */
  margin?: ReactNode;
};

/** An episode's summary, as everyone reads it. */
export function Reader({ summary, extras, actions, notice, after, margin }: ReaderProps) {
  const columns = margin ? "xl:grid xl:grid-cols-[minmax(0,46rem)_22rem] xl:gap-x-12 xl:justify-center" : "";
  return (
    <div className={`mx-auto max-w-[46rem] px-4 py-8 sm:px-6 sm:py-12 xl:max-w-[84rem] ${columns}`}>
      <article className={margin ? "" : "mx-auto max-w-[46rem]"}>
        <EpisodeHeader summary={summary}>{actions}</EpisodeHeader>
        {notice}
        <h2 className="mt-8 mb-3 text-sm font-semibold tracking-wide text-soft uppercase">Summary</h2>
        <Outline points={summary.points} extras={extras} />
        {after}
        <p className="mt-12 print:hidden">
          <BackToShow show={summary.show} />
        </p>
      </article>
      {margin}
      <OutlineControls />
    </div>
  );
}
