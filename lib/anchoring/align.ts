import type { Alignment, Pair } from "./alignment";
import type { Pattern } from "./pattern";
import { respelt } from "./respelt";
import type { TextIndex } from "./text-index";

/**
 * What it takes to pass over tokens of the text: once, and for each of them. In
 * characters that agree. Passing over tokens of the pattern is free.
 */
const GAP = { open: 2, each: 0.5 } as const;

/** What each UTF-16 unit takes by which a chain ends away from where it was looked for. */
const STRAY = 0.02;

/** A sign that the pattern has more often than this counts only where it goes on from the one before. */
const OFTEN = 4;

/** `key` orders chains: all lose the same by each token of the text that passes. */
type Link = Pair & { score: number; key: number; before: Link | undefined };

/**
 * The best chain of words that stand in the same order in the pattern and among
 * the text's tokens `[from, to)`: a local alignment with affine gaps (Smith and
 * Waterman; Gotoh), sought among the words that agree instead of in the whole
 * matrix. Of equal ones the nearest to `start`. O(n log m) for n words that agree
 * and m tokens of the pattern.
 */
export function align(index: TextIndex, pattern: Pattern, from: number, to: number, start: number): Alignment {
  const chains = new Chains(pattern);
  let best: Link | undefined;
  let bestRank = -Infinity;
  for (let at = from; at < to; at++) {
    const tokens = pattern.places.get(index.ids[at]!);
    if (!tokens) continue;
    for (const token of tokens) {
      const link = chains.extend(token, at, tokens.length > OFTEN);
      if (!link) continue;
      const rank = link.score - STRAY * Math.abs(index.starts[at]! - pattern.tokens[token]!.start - start);
      if (rank > bestRank) [best, bestRank] = [link, rank];
    }
  }
  const pairs: Pair[] = [];
  for (let link = best; link; link = link.before) pairs.push(link);
  return respelt(index, pattern, { pairs: pairs.reverse(), score: best?.score ?? 0 });
}

/** The chains so far, by the token of the pattern that they end with. */
class Chains {
  private readonly latest: (Link | undefined)[] = [];
  /** A Fenwick tree: node by node the best of those that end with the tokens before it. */
  private readonly tree: (Link | undefined)[] = [];

  constructor(private readonly pattern: Pattern) {}

  /** Adds a link to the chain that it is best to go on from, or begins one; null where neither says anything. */
  extend(token: number, at: number, isOften: boolean): Link | null {
    const worth = this.pattern.tokens[token]!.weight;
    const next = this.latest[token - 1];
    const goesOn = next?.at === at - 1;
    if (isOften && worth === 1 && !goesOn) return null;
    const link: Link = { token, at, worth, score: worth, key: 0, before: undefined };
    const far = this.bestBefore(token);
    const bridged = far ? far.score - GAP.open - GAP.each * (at - 1 - far.at) : 0;
    if (goesOn && next.score >= bridged) {
      link.before = next;
      link.score += next.score;
    } else if (bridged > 0) {
      link.before = far;
      link.score += bridged;
    }
    link.key = link.score + GAP.each * at;
    this.latest[token] = link;
    // A chain that is worth no more than a gap is never worth bridging one.
    if (link.score > GAP.open) this.keep(link);
    return link;
  }

  private bestBefore(token: number): Link | undefined {
    let best: Link | undefined;
    for (let node = token; node > 0; node -= node & -node) best = better(best, this.tree[node]);
    return best;
  }

  private keep(link: Link): void {
    for (let node = link.token + 1; node <= this.pattern.tokens.length; node += node & -node) {
      this.tree[node] = better(this.tree[node], link);
    }
  }
}

function better(a: Link | undefined, b: Link | undefined): Link | undefined {
  if (!a || !b) return a ?? b;
  return b.key > a.key ? b : a;
}
