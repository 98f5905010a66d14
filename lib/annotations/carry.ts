import { describe } from "@/lib/anchoring/describe";
import { reanchor } from "@/lib/anchoring/reanchor";
import { resolve } from "@/lib/anchoring/resolve";
import type { PointText } from "@/lib/anchoring/types";

/** Where a target's words are: a range of a point's text, or the whole point when start and end are null. */
export type TargetAnchor = {
  pointId: string;
  start: number | null;
  end: number | null;
  quote: string;
  prefix: string;
  suffix: string;
};

/** `same`: the words are as they were, in their point. `changed`: they, or their point, are not. */
export type Carried = { status: "same" | "changed"; anchor: TargetAnchor } | { status: "lost" };

export type CarryTexts = {
  /** The point's text in the last revision, in which the anchor was made; undefined where it was lost before. */
  before: string | undefined;
  /** The texts of the new revision. */
  textOf: (pointId: string) => string | undefined;
  outline: readonly PointText[];
};

/**
 * Carries a target's anchor over into a new revision. Where both texts of its point are at hand the range is mapped
 * through their difference; else its words are looked for, in the point first and then across the outline. What would
 * have to be guessed is lost.
 */
export function carryTarget(target: TargetAnchor, { before, textOf, outline }: CarryTexts): Carried {
  const { pointId, start, end, quote, prefix, suffix } = target;
  const after = textOf(pointId);
  if (start === null || end === null) return carryWhole(target, after);
  const anchor = { start, end, quote, prefix, suffix };
  const mapped = before !== undefined && after !== undefined ? reanchor(anchor, before, after) : null;
  const place = mapped?.status === "found" ? { pointId, ...mapped } : resolve(anchor, pointId, outline);
  if (place.status !== "found") return { status: "lost" };
  const described = describe(textOf(place.pointId) ?? "", place.start, place.end);
  if (!described.ok) return { status: "lost" };
  const isSame = place.pointId === pointId && described.anchor.quote === quote;
  return { status: isSame ? "same" : "changed", anchor: { pointId: place.pointId, ...described.anchor } };
}

function carryWhole(target: TargetAnchor, after: string | undefined): Carried {
  if (after === undefined) return { status: "lost" };
  return { status: after === target.quote ? "same" : "changed", anchor: { ...target, quote: after } };
}
