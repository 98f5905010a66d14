import { matchDelimiters, type Matched } from "./delimiters";
import { canonicalFormats } from "./formats";
import { isBlank } from "./lines";
import { tokenise, type Token } from "./tokens";
import type { Format } from "./types";

/** A point's words without their Markdown, and what that said of them. */
export type Inline = { text: string; formats: Format[] };

const HAS_MARKDOWN = /[\\`*_~[<]/;

/**
 * Reads inline Markdown: bold, italic, code, strike and links to web addresses. What is no format stays as it is. Takes
 * linear time.
 */
export function parseInline(raw: string): Inline {
  if (!HAS_MARKDOWN.test(raw)) return { text: raw, formats: [] };
  const tokens = tokenise(raw);
  const matched = matchDelimiters(tokens);
  const shown = tokens.map((token, index) => show(token, matched.left[index]!));
  const whole = shown.join("");
  if (isBlank(whole)) return { text: raw, formats: [] };
  const text = whole.trim();
  const indent = whole.length - whole.trimStart().length;
  const formats = locate(tokens, matched, shown).map((format) => ({
    ...format,
    start: Math.max(0, format.start - indent),
    end: format.end - indent,
  }));
  return { text, formats: canonicalFormats(text, formats) };
}

export const plainText = (raw: string) => parseInline(raw).text;

function show(token: Token, left: number): string {
  if (token.kind === "run") return token.sign.repeat(left);
  return token.kind === "text" || token.kind === "code" ? token.text : "";
}

/** Formats in the offsets of the text that `shown` makes. */
function locate(tokens: Token[], { spans }: Matched, shown: string[]): Format[] {
  if (spans.length === 0 && !tokens.some(({ kind }) => kind === "code")) return [];
  const starts: number[] = [];
  let length = 0;
  for (const text of shown) {
    starts.push(length);
    length += text.length;
  }
  const code = tokens.flatMap((token, index): Format[] =>
    token.kind === "code" ? [{ kind: "code", start: starts[index]!, end: starts[index]! + token.text.length }] : [],
  );
  const matched = spans.map(({ kind, href, from, to }): Format => {
    const range = { start: starts[from]! + shown[from]!.length, end: starts[to]! };
    return kind === "link" ? { kind, ...range, href: href! } : { kind, ...range };
  });
  return [...code, ...matched];
}
