import type { Anchor } from "./types";

/** So far away, in UTF-16 units, is as good as there: texts shift by a little all the time. */
const NEAR = 200;
/** What each doubling of the distance beyond that takes from a place, in characters that agree. */
const DOUBLING = 4;

/** By so many characters that agree more than another place is one plainly better. */
export const PLAINLY = 8;

/** How far from where it was a quote has come, weighed against characters that agree. */
export function distanceCost(away: number): number {
  return DOUBLING * Math.log2(1 + away / NEAR);
}

/** Orders of magnitude by which `far` is further away than `near`. */
export function magnitudesBetween(near: number, far: number): number {
  return Math.log10((NEAR + far) / (NEAR + near));
}

/** Where to look first. It may lie beyond the text; what makes no sense only costs the hint. */
export function hintOf({ start }: Anchor): number {
  return Number.isFinite(start) ? Math.max(0, Math.trunc(start)) : 0;
}
