import type { Annotation, CreateAnnotation } from "@/lib/annotations/schema";
import type { ColourNames } from "@/lib/colours/schema";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";

/** An audience that the reader may publish to, as the interface names it. */
export type AudienceChoice = { id: string; kind: "group" | "link"; label: string };

/** What the annotation layer is told: ids and names, never a point's text. */
export type WorkspaceProps = {
  me: { id: string; name: string };
  episodeId: string;
  revisionId: string;
  /** The group in which the summary is read, if any. */
  group: { audienceId: string; name: string; canPublish: boolean } | null;
  audiences: AudienceChoice[];
  /** What the reader calls the colours. */
  colourNames: ColourNames;
  own: Annotation[];
  others: Annotation[];
};

export type NewAnnotation = CreateAnnotation & { colour: Colour };
/** What a new note begins as, and what in its editor takes the focus. */
export type Beginning = { kind?: AnnotationKind; colour?: Colour; focus?: "note" | "tags" };
export type NewTarget = CreateAnnotation["targets"][number];
