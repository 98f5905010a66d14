import { isWebAddress } from "./links";

/** A link's address, and where in the source what follows it begins. */
export type Target = { href: string; end: number };

const POINTED = /\(<([^\s<>]+)>/y;
const TITLE_AND_END = /(?:\s+(?:"[^"]{0,300}"|'[^']{0,300}'))?\s*\)/y;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** Reads `(address)`, `(<address>)` or `(address "title")` at `at`. The title is not kept. */
export function readTarget(raw: string, at: number): Target | null {
  if (raw[at] !== "(") return null;
  const address = readPointed(raw, at) ?? readBare(raw, at + 1);
  TITLE_AND_END.lastIndex = address.end;
  const closing = TITLE_AND_END.exec(raw);
  const href = address.text.replace(ESCAPED, "$1");
  return closing && isWebAddress(href) ? { href, end: TITLE_AND_END.lastIndex } : null;
}

function readPointed(raw: string, at: number) {
  POINTED.lastIndex = at;
  const match = POINTED.exec(raw);
  return match && { text: match[1]!, end: POINTED.lastIndex };
}

/** An address may hold parentheses one level deep; nothing that is left open is searched for twice. */
function readBare(raw: string, from: number) {
  let depth = 0;
  let end = from;
  for (; end < raw.length && !/[\s<>]/.test(raw[end]!); end += 1) {
    if (raw[end] === "\\") end += 1;
    else if (raw[end] === "(" && (depth += 1) > 1) break;
    else if (raw[end] === ")" && (depth -= 1) < 0) break;
  }
  return { text: raw.slice(from, end), end };
}

/** The address as `readTarget` reads it between parentheses. */
export function printTarget(href: string): string {
  const address = href.replaceAll("\\", "\\\\");
  return /[()]/.test(address) ? `<${address}>` : address;
}
