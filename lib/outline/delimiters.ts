import type { Token } from "./tokens";

/** A format from one token's end to another's beginning. */
export type Span = { kind: "bold" | "italic" | "strike" | "link"; href?: string; from: number; to: number };

export type Matched = {
  spans: Span[];
  /** For each token, how many of its signs no format has used. */
  left: number[];
};

type Run = Extract<Token, { kind: "run" }>;

/** How many open delimiters a closing one looks back over: this bounds the work on hostile text. */
const LOOK_BACK = 32;

/** What one sign means, and two. */
const KINDS = { "*": ["italic", "bold"], _: ["italic", "bold"], "~": ["strike", "strike"] } as const;

/** Matches the delimiters of emphasis as Markdown does. Emphasis does not cross the borders of a link. */
export function matchDelimiters(tokens: Token[]): Matched {
  const left = tokens.map((token) => (token.kind === "run" ? token.size : 0));
  const spans: Span[] = [];
  /** Runs that may still open a format, and the beginnings of links, which nothing inside may look past. */
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind === "open") open.push(index);
    if (token.kind === "close") spans.push(closeLink(tokens, open, index));
    if (token.kind !== "run") return;
    if (token.closes) spans.push(...closeRun(tokens, left, open, index));
    if (token.opens && left[index]! > 0) open.push(index);
  });
  return { spans, left };
}

function closeLink(tokens: Token[], open: number[], to: number): Span {
  open.length = open.findLastIndex((index) => tokens[index]!.kind === "open") + 1;
  const from = open.pop()!;
  const { href } = tokens[from] as Extract<Token, { kind: "open" }>;
  return { kind: "link", href, from, to };
}

function closeRun(tokens: Token[], left: number[], open: number[], to: number): Span[] {
  const spans: Span[] = [];
  const closer = tokens[to] as Run;
  for (let at = findOpener(tokens, open, closer); at >= 0 && left[to]! > 0; at = findOpener(tokens, open, closer)) {
    const from = open[at]!;
    const used = Math.min(2, left[from]!, left[to]!);
    spans.push({ kind: KINDS[closer.sign][used - 1]!, from, to });
    left[from]! -= used;
    left[to]! -= used;
    open.length = left[from] === 0 ? at : at + 1;
  }
  return spans;
}

function findOpener(tokens: Token[], open: number[], closer: Run): number {
  const last = Math.max(0, open.length - LOOK_BACK);
  for (let at = open.length - 1; at >= last; at -= 1) {
    const opener = tokens[open[at]!]!;
    if (opener.kind !== "run") break;
    if (opener.sign === closer.sign && mayMatch(opener, closer)) return at;
  }
  return -1;
}

/** CommonMark's rule of three: a run that could both open and close does not break another one up. */
function mayMatch(opener: Run, closer: Run): boolean {
  if (!opener.closes && !closer.opens) return true;
  return (opener.size + closer.size) % 3 !== 0 || (opener.size % 3 === 0 && closer.size % 3 === 0);
}
