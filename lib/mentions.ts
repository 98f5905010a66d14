import { withoutTurns } from "./characters";

/*
 * A mention stands in a note's Markdown as `@[Ada Founder](id of the user)`: for people it reads as a name, for machines
 * it says who is meant, whatever they are called later.
 */

const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** The most of a name that is taken for one, in UTF-16 units with what escapes it. */
const MAX_NAME = 200;
const pattern = String.raw`@\[((?:\\.|[^\\[\]\n]){1,${MAX_NAME}})\]\((${ID})\)`;

/** A mention at the place where the expression's `lastIndex` stands. */
export const mentionAt = new RegExp(pattern, "y");
const mentions = new RegExp(pattern, "g");

export type Mentioned = { id: string; name: string };

/** The name as a mention writes it, as it is. */
export const writtenName = (escaped: string) => withoutTurns(escaped.replaceAll(/\\(.)/g, "$1"));

/** A mention of someone, for a note's Markdown. */
export const printMention = ({ id, name }: Mentioned) => `@[${name.replaceAll(/[\\[\]]/g, "\\$&")}](${id})`;

/** Those whom a note mentions, each once, by the names with which they stand in it. */
export function mentionsIn(note: string): Mentioned[] {
  const found = new Map<string, Mentioned>();
  for (const [, name = "", id = ""] of note.matchAll(mentions)) if (!found.has(id)) found.set(id, { id, name: writtenName(name) });
  return [...found.values()];
}

export type NameOf = (id: string) => string | null | undefined;

/** A note with its mentions as people read them: `@Ada Founder`, by the name that `nameOf` knows or else as written. */
export const readMentions = (note: string, nameOf: NameOf = () => null): string =>
  note.replaceAll(mentions, (_, name: string, id: string) => `@${nameOf(id) ?? writtenName(name)}`);

/** A note that says of nobody who is mentioned in it who they are. */
export const withoutNames = (note: string): string => readMentions(note, () => "someone");

/** Whom the labels in a text stand for: `@` and the label is a mention of them. */
export type Labels = ReadonlyMap<string, Mentioned>;

/** The labels with one more person in them, and the label by which that one goes: two of one name are told apart. */
export function labelled(labels: Labels, person: Mentioned): { label: string; labels: Labels } {
  const known = [...labels].find(([, { id }]) => id === person.id);
  if (known) return { label: known[0], labels };
  const name = withoutTurns(person.name).trim();
  let label = name;
  for (let count = 2; labels.has(label); count++) label = `${name} (${count})`;
  return { label, labels: new Map([...labels, [label, person]]) };
}

/** A stored note as it is edited, and whom the names in it stand for. */
export function toEdited(note: string, nameOf: NameOf = () => null): { text: string; labels: Labels } {
  let labels: Labels = new Map();
  const text = note.replaceAll(mentions, (_, written: string, id: string) => {
    const next = labelled(labels, { id, name: nameOf(id) ?? writtenName(written) });
    labels = next.labels;
    return `@${next.label}`;
  });
  return { text, labels };
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** An edited note as it is stored. Of names that begin alike the longest is meant, and none within a word. */
export function toStored(text: string, labels: Labels): string {
  if (labels.size === 0) return text;
  const longestFirst = [...labels.keys()].sort((a, b) => b.length - a.length);
  const names = new RegExp(`@(${longestFirst.map(escaped).join("|")})(?![\\p{L}\\p{N}_])`, "gu");
  return text.replaceAll(names, (whole, label: string) => {
    const person = labels.get(label);
    return person ? printMention(person) : whole;
  });
}

/** What is being typed as a mention: from where the `@` stands, the letters after it up to the caret. */
export type Typed = { start: number; query: string };

/** The mention that someone is typing, if the caret stands in one: after an `@` that begins a word, within one line. */
export function typedMention(text: string, caret: number): Typed | null {
  const before = text.slice(Math.max(0, caret - 60), caret);
  const found = /(?:^|[\s(>*_~"'“‘-])@([\p{L}\p{N}\p{M}'’.-]*(?: [\p{L}\p{N}\p{M}'’.-]+){0,3} ?)$/u.exec(before);
  const query = found?.[1];
  return query === undefined ? null : { start: caret - query.length - 1, query };
}
