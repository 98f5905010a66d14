import { colourLabels } from "@/components/annotations/kinds";
import { PersonName } from "@/components/annotations/person-name";
import type { PointExtras } from "@/components/outline/outline";
import type { Mark } from "@/components/outline/point-text";
import { Reader } from "@/components/outline/reader";
import type { PointText } from "@/lib/anchoring/types";
import { placeAnnotation } from "@/lib/annotations/place";
import type { Placed } from "@/lib/annotations/place";
import type { PointNode } from "@/lib/episodes/points";
import type { AnnotatedVersion as AnnotatedVersionData } from "@/lib/sharing/queries";
import type { NoteContext } from "@/lib/markdown";
import { VersionNotes } from "./version-notes";

const inOrder = (points: PointNode[]): PointText[] => points.flatMap(({ id, text, children }) => [{ id, text }, ...inOrder(children)]);

const grouped = <T,>(entries: [string, T][]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
};

const marksOf = ({ annotation: { id, colour }, places }: Placed): [string, Mark][] =>
  places.map(({ pointId, start, end }) => [pointId, { id, colour, start, end }]);

/** A highlight without words is said by its mark alone. */
const hasNote = ({ annotation: { note, kind } }: Placed) => note !== "" || kind !== "highlight";

/** How mentions and links to points are shown in the notes: links within the version stay in it. */
function contextOf({ names, linked }: AnnotatedVersionData, texts: Map<string, string>): NoteContext {
  const elsewhere = new Map(linked.map(({ id, title, path }) => [id, { text: title, href: path }]));
  return {
    nameOf: (id) => names.get(id),
    pointOf(id) {
      const text = texts.get(id);
      return text === undefined ? (elsewhere.get(id) ?? null) : { text, href: `#p-${id}` };
    },
  };
}

/** One person's annotated version: the outline with their marks in it and their notes under its points. No script is needed. */
export function AnnotatedVersion({ version }: { version: AnnotatedVersionData }) {
  const points = inOrder(version.summary.points);
  const placed = version.annotations.map((one) => placeAnnotation(one, points));
  const marks = grouped(placed.flatMap(marksOf));
  const notes = grouped(placed.filter(hasNote).flatMap((one): [string, Placed][] => (one.places[0] ? [[one.places[0].pointId, one]] : [])));
  const lost = placed.filter(({ places }) => places.length === 0);
  const context = contextOf(version, new Map(points.map(({ id, text }) => [id, text])));
  const extras: PointExtras = {
    marksOf: (id) => marks.get(id) ?? [],
    below: (id) => <VersionNotes notes={notes.get(id) ?? []} context={context} />,
  };
  return (
    <Reader
      summary={version.summary}
      notice={<VersionNotice version={version} />}
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

function VersionNotice({ version: { author, annotations } }: { version: AnnotatedVersionData }) {
  return (
    <div className="mt-6 space-y-2 rounded-lg bg-tint px-4 py-2.5 text-sm">
      <p>
        You are reading{" "}
        <strong className="font-semibold">
          <PersonName name={author} />
        </strong>
        ’s annotated version. It has {annotations.length} {annotations.length === 1 ? "annotation" : "annotations"}.
      </p>
      <ColourLegend annotations={annotations} />
    </div>
  );
}

/** What the colours mean to the author, of those that are there and have a name: a bare highlight says it nowhere else. */
function ColourLegend({ annotations }: Pick<AnnotatedVersionData, "annotations">) {
  const named = new Map(annotations.flatMap(({ colour, colourName }) => (colourName ? [[colour, colourName] as const] : [])));
  if (named.size === 0) return null;
  return (
    <ul aria-label="What the colours mean" className="flex flex-wrap gap-x-4 gap-y-1">
      {[...named].map(([colour, name]) => (
        <li key={colour} className="flex items-center gap-1.5">
          <span aria-hidden className="swatch size-3.5!" data-colour={colour} />
          <span className="text-soft">{colourLabels[colour]}</span>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
