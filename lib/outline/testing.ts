import { parseSummary } from "./parse";
import { flatten } from "./tree";
import type { HeaderOverrides, OutlinePoint, SummaryDocument } from "./types";

/** Parses a document that is expected to be accepted. */
export function accept(source: string, overrides?: HeaderOverrides): SummaryDocument {
  const parsed = parseSummary(source, overrides);
  if (!parsed.ok) throw new Error(`Refused${parsed.line === null ? "" : ` at line ${parsed.line}`}: ${parsed.reason}`);
  return parsed.document;
}

/** A tree at a glance: each point's text after as many dots as it is deep. */
export const sketch = (points: OutlinePoint[]) =>
  flatten(points).map(({ point, depth }) => `${".".repeat(depth)}${point.text}`);

/** The tree that `body` makes under a header that is not in question. */
export const outlineOf = (body: string) => sketch(accept(`Title\nShow 1h15 #1\n\nSummary\n\n${body}`).points);
