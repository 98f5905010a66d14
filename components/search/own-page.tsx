import Link from "next/link";
import { Frame } from "@/components/site/frame";
import { buttonClass } from "@/components/ui/button";
import { Toasts } from "@/components/ui/toasts";
import type { UserViewer } from "@/lib/access/viewer";
import type { Facets } from "@/lib/search/facets";
import type { OwnAnnotation, OwnPage as OwnPageData } from "@/lib/search/schema";
import { EpisodeName } from "./hits";
import { OwnFilters } from "./own-filters";
import { OwnItem } from "./own-item";
import { ownPath } from "./own-paths";
import type { OwnParams } from "./own-paths";

export type OwnPageProps = {
  viewer: UserViewer;
  /** As the address says them. */
  params: OwnParams;
  page: OwnPageData;
  found: Facets;
  problem: string | null;
};

const countText = (total: number, isDeleted: boolean) => `${total.toLocaleString("en")} ${total === 1 ? "annotation" : "annotations"}${isDeleted ? " deleted in the last 30 days" : ""}`;

/** Annotations that follow each other and are of one episode. */
function byEpisode(annotations: OwnAnnotation[]): OwnAnnotation[][] {
  const groups: OwnAnnotation[][] = [];
  for (const annotation of annotations) {
    const last = groups.at(-1);
    if (last?.[0]?.episodeId === annotation.episodeId) last.push(annotation);
    else groups.push([annotation]);
  }
  return groups;
}

function List({ params, page: { annotations }, found: { names } }: Pick<OwnPageProps, "params" | "page" | "found">) {
  const isGrouped = params.order === "outline" && params.deleted !== "true";
  const items = (some: OwnAnnotation[]) => (
    <ul className="divide-y divide-line">
      {some.map((one) => (
        <OwnItem key={one.id} annotation={one} names={names} withEpisode={!isGrouped} />
      ))}
    </ul>
  );
  if (!isGrouped) return items(annotations);
  return byEpisode(annotations).map((some) => (
    <section key={some[0]?.id} className="mt-10">
      <h2 className="font-serif text-xl leading-snug font-semibold">{some[0] && <EpisodeName episode={some[0].episode} />}</h2>
      {items(some)}
    </section>
  ));
}

function Nothing({ params }: { params: OwnParams }) {
  const isFiltered = Object.keys(params).some((name) => name !== "order");
  return (
    <p className="mt-8 text-soft">
      {isFiltered ? "None of your annotations is like that." : "You have not annotated anything yet. Open an episode and select some of its words."}
    </p>
  );
}

/** All that one has written, across episodes: whole without scripts. */
export function OwnPage({ viewer, params, page, found, problem }: OwnPageProps) {
  return (
    <Frame viewer={viewer}>
      <Toasts />
      <div className="mx-auto max-w-3xl px-4 py-10 sm:px-6 sm:py-14">
        <h1 className="font-serif text-3xl leading-tight font-semibold">My annotations</h1>
        <p className="mt-2 text-soft">{countText(found.total, params.deleted === "true")}</p>
        {problem && (
          <p role="alert" className="mt-4 text-sm text-danger">
            {problem}
          </p>
        )}
        <OwnFilters params={params} found={found} />
        {page.annotations.length === 0 ? <Nothing params={params} /> : <List params={params} page={page} found={found} />}
        <p className="mt-6 flex flex-wrap gap-2">
          {params.cursor && (
            <Link href={ownPath(params)} prefetch={false} className={buttonClass("secondary")}>
              First page
            </Link>
          )}
          {page.next && (
            <Link href={ownPath(params, { cursor: page.next })} prefetch={false} className={buttonClass("secondary")}>
              Next page
            </Link>
          )}
        </p>
      </div>
    </Frame>
  );
}
