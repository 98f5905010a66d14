import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import type { Annotation } from "@/lib/annotations/schema";
import { pointRefs } from "@/lib/episodes/point-refs";
import { readSummaryOf } from "@/lib/episodes/queries";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { namesKnownTo } from "@/lib/groups/fellows";
import { mentionsIn, withoutNames } from "@/lib/mentions";
import { pointIdsIn } from "@/lib/point-links";
import type { VersionAnnotation, VersionContent } from "./schema";

const asShown = ({ id, kind, colour, colourName, note, tags, targets }: Annotation): VersionAnnotation => ({ id, kind, colour, colourName, note, tags, targets });

/** What a version shows at this moment, and the outline under it; null when the episode has no summary. */
export async function contentNow(author: UserViewer, episodeId: string, annotations: Annotation[]): Promise<(VersionContent & ReadableSummary) | null> {
  const summary = await readSummaryOf(episodeId);
  if (!summary) return null;
  const notes = annotations.map(({ note }) => note);
  const [names, linked] = await Promise.all([
    namesKnownTo(author, notes.flatMap((note) => mentionsIn(note).map(({ id }) => id))),
    pointRefs(notes.flatMap(pointIdsIn)),
  ]);
  return { ...summary, author: author.name, annotations: annotations.map(asShown), names: Object.fromEntries(names), linked };
}

/** The content as a link without names shows it. */
export const withoutAnyName = (content: VersionContent): VersionContent & { author: "" } => ({
  ...content,
  author: "",
  names: {},
  annotations: content.annotations.map((one) => ({ ...one, note: withoutNames(one.note) })),
});
