import { colourLabels } from "@/components/annotations/cards/kinds";
import { PersonName } from "@/components/annotations/cards/person-name";
import { episodePath } from "@/components/outline/format";
import { buttonClass } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import type { AnnotatedVersion } from "@/lib/sharing/queries";
import { StartingPoint } from "./starting-point";

function Whose({ version: { author, annotations, frozen } }: { version: AnnotatedVersion }) {
  const count = `${annotations.length} ${annotations.length === 1 ? "annotation" : "annotations"}`;
  return (
    <p>
      You are reading{" "}
      {author === null ? (
        "an annotated version"
      ) : (
        <>
          <strong className="font-semibold">
            <PersonName name={author} />
          </strong>
          ’s annotated version
        </>
      )}
      {frozen?.name && (
        <>
          , <bdi className="font-semibold">{frozen.name}</bdi>
        </>
      )}
      . It has {count}.
    </p>
  );
}

/** Above an annotated version: whose it is, whether it still changes, what its colours mean, and taking it as one's own beginning. */
export function VersionNotice({ version, token, isSignedIn }: { version: AnnotatedVersion; token: string; isSignedIn: boolean }) {
  const { frozen, summary, isOwn, annotations } = version;
  const here = encodeURIComponent(`/v/${token}`);
  return (
    <section aria-label="About this version" className="mt-6 space-y-2 rounded-lg bg-tint px-4 py-3 text-sm">
      <Whose version={version} />
      {frozen && (
        <p className="text-soft">
          It stands as it was on <LocalTime at={frozen.since} />, summary included.{" "}
          <a href={episodePath(summary.show.slug, summary.episode.slug)} className="underline underline-offset-4 print:hidden">
            Read the summary as it is now
          </a>
        </p>
      )}
      <ColourLegend annotations={annotations} />
      {!isOwn &&
        annotations.length > 0 &&
        (isSignedIn ? (
          <StartingPoint token={token} />
        ) : (
          <p className="pt-1 print:hidden">
            <a href={`/signin?next=${here}`} className={buttonClass("secondary")}>
              Sign in to make this your starting point
            </a>
          </p>
        ))}
    </section>
  );
}

/** What the colours mean to the author, of those that are there and have a name: a bare highlight says it nowhere else. */
function ColourLegend({ annotations }: Pick<AnnotatedVersion, "annotations">) {
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
