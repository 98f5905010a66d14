import { isWebAddress } from "./links";
import { GLYPHS } from "./markers";
import { readTarget } from "./targets";

export type Delimiter = "*" | "_" | "~";

/** A piece of inline Markdown. */
export type Token =
  | { kind: "text" | "code"; text: string }
  | { kind: "run"; sign: Delimiter; size: number; opens: boolean; closes: boolean }
  /** A link's beginning and end. */
  | { kind: "open"; href: string }
  | { kind: "close" };

type Piece = { tokens: Token[]; end: number };

/** An HTML comment that says nothing: it keeps apart signs that would otherwise be read as one. */
export const SEPARATOR = "<!-- -->";

/** What a backslash makes literal: ASCII punctuation, as in Markdown, and the signs that begin a point. */
const ESCAPABLE = new RegExp(`[!-/:-@[-\`{-~${GLYPHS}]`, "u");

const PLAIN = /[^\\`*_~[\]<]+/y;
const BACKTICKS = /`+/g;
const FENCE = /`+/y;
const AUTOLINK = /<([^\s<>]+)>/y;
const SPACE = /\s/;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

const literal = (text: string): Token => ({ kind: "text", text });

/** Cuts inline Markdown into tokens, in one pass: links and code are settled then, emphasis is still to be matched. */
export function tokenise(raw: string): Token[] {
  const tokens: Token[] = [];
  const codeEnds = findCodeEnds(raw);
  /** Tokens of the `[` that may yet begin a link. Links do not nest: the first to end discards those around it. */
  let brackets: number[] = [];
  for (let at = 0; at < raw.length; ) {
    const opener = raw[at] === "]" ? brackets.pop() : undefined;
    const target = opener === undefined ? null : readTarget(raw, at + 1);
    if (opener !== undefined && target && opener < tokens.length - 1) {
      tokens[opener] = { kind: "open", href: target.href };
      tokens.push({ kind: "close" });
      brackets = [];
      at = target.end;
      continue;
    }
    if (raw[at] === "[") brackets.push(tokens.length);
    const piece = readPiece(raw, at, codeEnds);
    for (const token of piece.tokens) tokens.push(token);
    at = piece.end;
  }
  return tokens;
}

function readPiece(raw: string, at: number, codeEnds: CodeEnds): Piece {
  const sign = raw[at]!;
  if (sign === "*" || sign === "_" || sign === "~") return readRun(raw, at, sign);
  if (sign === "`") return readCode(raw, at, codeEnds);
  const piece = sign === "\\" ? readEscape(raw, at) : sign === "<" ? readAngle(raw, at) : null;
  return piece ?? readText(raw, at);
}

/** Everything up to the next sign that may mean something. A sign that did not is text as well. */
function readText(raw: string, at: number): Piece {
  const end = at + (matchAt(PLAIN, raw, at)?.[0].length ?? 1);
  return { tokens: [literal(raw.slice(at, end))], end };
}

function readEscape(raw: string, at: number): Piece | null {
  const escaped = raw[at + 1] ?? "";
  return ESCAPABLE.test(escaped) ? { tokens: [literal(escaped)], end: at + 2 } : null;
}

/**
 * Looser than CommonMark about punctuation at the edges, so that emphasis next to CJK text and quotation marks counts.
 * Underscores stay literal inside words, single tildes everywhere.
 */
function readRun(raw: string, at: number, sign: Delimiter): Piece {
  let end = at;
  while (raw[end] === sign) end += 1;
  const size = end - at;
  const before = raw[at - 1] ?? " ";
  const after = raw[end] ?? " ";
  const counts = sign !== "~" || size === 2;
  const opens = counts && !SPACE.test(after) && !(sign === "_" && WORD_CHARACTER.test(before));
  const closes = counts && !SPACE.test(before) && !(sign === "_" && WORD_CHARACTER.test(after));
  return { tokens: [{ kind: "run", sign, size, opens, closes }], end };
}

/** Where runs of backticks stand, by their length, the first of them last. */
type CodeEnds = Map<number, number[]>;

function findCodeEnds(raw: string): CodeEnds {
  const ends: CodeEnds = new Map();
  for (const { 0: run, index } of [...raw.matchAll(BACKTICKS)].reverse())
    ends.set(run.length, ends.get(run.length) ?? []).get(run.length)!.push(index);
  return ends;
}

/** A code span ends at the next run of as many backticks. Reading goes forward: ends that lie behind are let go. */
function readCode(raw: string, at: number, codeEnds: CodeEnds): Piece {
  const fence = matchAt(FENCE, raw, at)![0];
  const ends = codeEnds.get(fence.length) ?? [];
  while (ends.length > 0 && ends.at(-1)! <= at) ends.pop();
  const end = ends.at(-1);
  if (end === undefined) return { tokens: [literal(fence)], end: at + fence.length };
  return { tokens: [{ kind: "code", text: unpad(raw.slice(at + fence.length, end)) }], end: end + fence.length };
}

/** The spaces that keep a code span's own backticks from its fence. */
function unpad(code: string): string {
  const isPadded = code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "";
  return isPadded ? code.slice(1, -1) : code;
}

function readAngle(raw: string, at: number): Piece | null {
  if (raw.startsWith(SEPARATOR, at)) return { tokens: [], end: at + SEPARATOR.length };
  const match = matchAt(AUTOLINK, raw, at);
  if (!match || !isWebAddress(match[1]!)) return null;
  const tokens: Token[] = [{ kind: "open", href: match[1]! }, literal(match[1]!), { kind: "close" }];
  return { tokens, end: at + match[0].length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
