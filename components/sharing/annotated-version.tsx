import type { PointExtras } from "@/components/outline/outline";
import type { Mark } from "@/components/outline/point-text";
import { Reader } from "@/components/outline/reader";
import type { PointText } from "@/lib/anchoring/types";
import { placeAnnotation } from "@/lib/annotations/place";
import type { Placed } from "@/lib/annotations/place";
import type { PointNode } from "@/lib/episodes/points";
import type { AnnotatedVersion as AnnotatedVersionData } from "@/lib/sharing/queries";
import type { NoteContext } from "@/lib/markdown";
import type { VersionAnnotation } from "@/lib/sharing/schema";
import { VersionNotice } from "./version-notice";
import { VersionNotes } from "./version-notes";

const inOrder = (points: PointNode[]): PointText[] => points.flatMap(({ id, text, children }) => [{ id, text }, ...inOrder(children)]);

const grouped = <T,>(entries: [string, T][]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
};

type PlacedHere = Placed<VersionAnnotation>;

const marksOf = ({ annotation: { id, colour }, places }: PlacedHere): [string, Mark][] =>
  places.map(({ pointId, start, end }) => [pointId, { id, colour, start, end }]);

/** A highlight without words is said by its mark alone. */
const hasNote = ({ annotation: { note, kind } }: PlacedHere) => note !== "" || kind !== "highlight";

/** How mentions and links to points are shown in the notes: links within the version stay in it. */
function contextOf({ names, linked }: AnnotatedVersionData, texts: Map<string, string>): NoteContext {
  const elsewhere = new Map(linked.map(({ id, title, path }) => [id, { text: title, href: path }]));
  return {
    nameOf: (id) => names[id],
    pointOf(id) {
      const text = texts.get(id);
      return text === undefined ? (elsewhere.get(id) ?? null) : { text, href: `#p-${id}` };
    },
  };
}

/** One person's annotated version: the outline with their marks in it and their notes under its points. No script is needed. */
export function AnnotatedVersion({ version, token, isSignedIn }: { version: AnnotatedVersionData; token: string; isSignedIn: boolean }) {
  const points = inOrder(version.summary.points);
  const placed = version.annotations.map((one) => placeAnnotation(one, points));
  const marks = grouped(placed.flatMap(marksOf));
  const notes = grouped(placed.filter(hasNote).flatMap((one): [string, PlacedHere][] => (one.places[0] ? [[one.places[0].pointId, one]] : [])));
  const lost = placed.filter(({ places }) => places.length === 0);
  const context = contextOf(version, new Map(points.map(({ id, text }) => [id, text])));
  const extras: PointExtras = {
    marksOf: (id) => marks.get(id) ?? [],
    below: (id) => <VersionNotes notes={notes.get(id) ?? []} context={context} />,
  };
  return (
    <Reader
      summary={version.summary}
      notice={<VersionNotice version={version} token={token} isSignedIn={isSignedIn} />}
      extras={extras}
      after={
        lost.length > 0 && (
          <section aria-labelledby="lost" className="mt-12">
            <h2 id="lost" className="text-sm font-semibold tracking-wide text-soft uppercase">
              On words that have left the summary
            </h2>
            <VersionNotes notes={lost} context={context} />
          </section>
        )
      }
    />
  );
}
