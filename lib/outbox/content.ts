import type { Annotation } from "@/lib/annotations/schema";
import { settledKind } from "@/lib/annotations/settled-kind";
import { withoutTurns } from "@/lib/characters";
import type { Content } from "./types";

export type Field = keyof Content;

export const fields = ["kind", "colour", "note", "tags", "targets", "audiences"] as const;

export const contentOf = ({ kind, colour, note, tags, targets, audiences }: Content): Content => ({ kind, colour, note, tags, targets, audiences });

/** A field's value as text that is the same for the same value, whoever made the objects in it. */
function keyOf(content: Content, field: Field): string {
  if (field === "audiences") return content.audiences.toSorted().join(" ");
  if (field !== "targets") return JSON.stringify(content[field]);
  const parts = content.targets.map(({ pointId, revisionId, start, end, quote }) => [pointId, revisionId, start, end, quote]);
  return JSON.stringify(parts);
}

export const isSame = (a: Content, b: Content, field: Field) => keyOf(a, field) === keyOf(b, field);

/** The fields in which two contents differ. */
export const differences = (a: Content, b: Content): Field[] => fields.filter((field) => !isSame(a, b, field));

const squashed = (text: string) => withoutTurns(text).replaceAll(/\s+/g, " ").trim();
const squashedTags = ({ tags }: Content) => [...new Set(tags.map(squashed))].join("\n");
const pointsOf = ({ targets }: Content) => targets.map(({ pointId }) => pointId).join(" ");

/** Whether the server, given `sent`, may hold `held`: it puts characters in order, and offsets where the words are. */
export function isAlike(sent: Content, held: Content, field: Field): boolean {
  if (field === "note") return squashed(sent.note) === squashed(held.note);
  if (field === "tags") return squashedTags(sent) === squashedTags(held);
  return field === "targets" ? pointsOf(sent) === pointsOf(held) : isSame(sent, held, field);
}

/** What both sides of a change kept of a list, and what each added. */
const mergeLists = (base: string[], mine: string[], theirs: string[]) => {
  const dropped = new Set(base.filter((one) => !mine.includes(one)));
  return [...new Set([...theirs.filter((one) => !dropped.has(one)), ...mine.filter((one) => !base.includes(one))])];
};

export type Merged = {
  content: Content;
  /** Fields that both changed, each otherwise: in these the content is mine. */
  clashes: Field[];
};

/** Brings two changes of `base` together, field by field; tags and audiences one by one. */
export function merge(base: Content, mine: Content, theirs: Content): Merged {
  const bothChanged = (field: Field) => !isSame(base, mine, field) && !isSame(base, theirs, field) && !isSame(mine, theirs, field);
  const pick = <F extends Field>(field: F): Content[F] => (isSame(base, mine, field) ? theirs[field] : mine[field]);
  const list = (field: "tags" | "audiences") => (bothChanged(field) ? mergeLists(base[field], mine[field], theirs[field]) : pick(field));
  const content = { kind: pick("kind"), colour: pick("colour"), note: pick("note"), tags: list("tags"), targets: pick("targets"), audiences: list("audiences") };
  const isOneSides = [mine, theirs].some((side) => isSame(side, content, "kind") && isSame(side, content, "note"));
  return { content: isOneSides ? content : { ...content, kind: settledKind(content.kind, content.note) }, clashes: (["kind", "colour", "note", "targets"] as const).filter(bothChanged) };
}

/** `content` with some fields as they are in `other`. */
export const taking = (content: Content, other: Content, taken: Field[]): Content => ({
  ...content,
  ...Object.fromEntries(taken.map((field) => [field, other[field]])),
});

/** The annotation with another content. What its author calls another colour, the server knows. */
export const withContent = (annotation: Annotation, content: Content): Annotation => ({
  ...annotation,
  ...contentOf(content),
  colourName: content.colour === annotation.colour ? annotation.colourName : null,
});
