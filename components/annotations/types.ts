import type { Annotation, CreateAnnotation } from "@/lib/annotations/schema";
import type { ColourNames } from "@/lib/colours/schema";
import type { ThreadSummary } from "@/lib/threads/schema";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";

/** An audience that the reader may publish to, as the interface names it. */
export type AudienceChoice = { id: string; kind: "group" | "link"; label: string; /** Whether it is told whose annotations they are. */ showsNames: boolean };

/** A group whose annotations can be read over the summary. */
export type LayerChoice = {
  audienceId: string;
  slug: string;
  name: string;
  /** The letters that stand for it where there is little room. */
  mark: string;
  /** Whether a blind round is still closed to the reader: of the others' there is nothing then. */
  isBlind: boolean;
  /** What it shows, for those that are on when the page opens; null for the others. */
  given: Annotation[] | null;
};

/** What the annotation layer is told: ids and names, never a point's text. */
export type WorkspaceProps = {
  me: { id: string; name: string };
  episodeId: string;
  revisionId: string;
  /** The group in which the summary is read, if any. */
  group: { id: string; audienceId: string; name: string; canPublish: boolean; moderates: boolean; muted: boolean } | null;
  audiences: AudienceChoice[];
  /** What the reader calls the colours. */
  colourNames: ColourNames;
  /** Where in what changes the page was read, by itself (null) and in each audience: from there on it is told. */
  cursors: { audienceId: string | null; cursor: string }[];
  own: Annotation[];
  layers: LayerChoice[];
  /** What is said under them, in each of the reader's groups. */
  threads: ThreadSummary[];
};

export type NewAnnotation = CreateAnnotation & { colour: Colour };
/** What a new note begins as, and what in its editor takes the focus. */
export type Beginning = { kind?: AnnotationKind; colour?: Colour; focus?: "note" | "tags" };
export type NewTarget = CreateAnnotation["targets"][number];
