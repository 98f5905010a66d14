import { MAX_NOTE, MAX_TAG, MAX_TAGS } from "@/lib/annotations/limits";
import { isBlank, toCleanText } from "@/lib/characters";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";

export { settledKind } from "@/lib/annotations/settled-kind";

/** What is written and chosen in an annotation, as it is stored. */
export type Writing = { kind: AnnotationKind; colour: Colour; note: string; tags: string[] };

/** The tags in a line that separates them by commas, each once. */
export const tagsOf = (line: string): string[] => [
  ...new Set(
    toCleanText(line)
      .split(",")
      .map((tag) => tag.replace(/\s+/g, " ").trim())
      .filter((tag) => !isBlank(tag)),
  ),
];

const number = (value: number) => value.toLocaleString("en");

/** Why it cannot be saved, as the server would say it; null when it can. */
export function whyNot({ note, tags }: Writing): string | null {
  if (note.length > MAX_NOTE) return `There can be at most ${number(MAX_NOTE)} characters in a note. This one has ${number(note.length)}.`;
  if (tags.length > MAX_TAGS) return `An annotation has at most ${MAX_TAGS} tags.`;
  if (tags.some((tag) => tag.length > MAX_TAG)) return `There can be at most ${MAX_TAG} characters in a tag.`;
  return null;
}
