/* Links to points: the address of a reader's page with `#p-` and the point's id. */

const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** Each part is bounded, so that looking for it takes no longer than reading the text. */
const PART = String.raw`[^/\s?#]{1,200}`;
const PAGE = String.raw`/(?:shows|groups/${PART})/${PART}/${PART}(?:\?[^\s#]{0,200})?`;

const address = new RegExp(`^(?:${PAGE})?#p-(${ID})$`);
const bare = new RegExp(String.raw`(?<![\w/.:#?])${PAGE}#p-${ID}(?![\w-])`, "g");

/** The id of the point that an address within this installation leads to; null for any other address. */
export const pointIdOf = (href: string): string | null => address.exec(href)?.[1] ?? null;

/** Where in a text addresses of points stand that nothing marks as links, in UTF-16 units. */
export const bareAddresses = (text: string): { start: number; end: number; href: string }[] =>
  [...text.matchAll(bare)].map(({ index, 0: href }) => ({ start: index, end: index + href.length, href }));

/** A note in which this installation's addresses of points stand without its name, which may change. */
export function withoutOrigin(note: string, origin: string): string {
  const name = origin.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return note.replaceAll(new RegExp(`${name}(?=${PAGE}#p-${ID})`, "g"), "");
}

/** The ids of all points that a note may link to, each once. */
export const pointIdsIn = (note: string): string[] => [...new Set([...note.matchAll(new RegExp(`#p-(${ID})`, "g"))].map(([, id = ""]) => id))];

/** How much of a point stands for it, in UTF-16 units. */
const TITLE_LENGTH = 80;

/** The beginning of a point's text, in whole words: what a link to it is called. */
export function titleOf(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= TITLE_LENGTH) return line;
  const cut = line.slice(0, TITLE_LENGTH).replace(/[\ud800-\udbff]$/, "");
  const space = cut.lastIndexOf(" ");
  return `${space > TITLE_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}
