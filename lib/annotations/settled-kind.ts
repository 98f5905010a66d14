import { isBlank } from "@/lib/characters";
import type { AnnotationKind } from "@/lib/db/generated/enums";

/** A note without words is a highlight; a highlight with words is a note. */
export function settledKind(kind: AnnotationKind, note: string): AnnotationKind {
  if (kind === "note") return isBlank(note) ? "highlight" : kind;
  return kind === "highlight" && !isBlank(note) ? "note" : kind;
}
