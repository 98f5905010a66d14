import { describe } from "@/lib/anchoring/describe";
import { matchExactly } from "@/lib/anchoring/exact";
import { isBlank } from "@/lib/characters";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { Target, TargetInput } from "./schema";

const shown = (quote: string) => (quote.length > 60 ? `${quote.slice(0, 57)}…` : quote);

/** A stored anchor for a target whose point says `text` in the target's revision; refuses what does not fit it. */
export function anchorTarget(target: TargetInput, text: string): Result<Target> {
  const { start, end, quote, prefix, suffix } = target;
  if (start === null || end === null) return ok({ ...target, quote: text, prefix: "", suffix: "" });
  if (end > text.length)
    return refuse("invalid", `The range ${start}–${end} lies outside the point, which has ${text.length} characters.`);
  const matched = matchExactly(text, { start, end, quote, prefix, suffix });
  if (matched.status === "ambiguous")
    return refuse("invalid", `The words “${shown(quote)}” occur more than once in the point: say which by offsets.`);
  if (matched.status === "lost") return refuse("invalid", `The words “${shown(quote)}” do not occur in the point.`);
  const described = describe(text, matched.start, matched.end);
  if (!described.ok) return refuse("invalid", "There is nothing but white space in the range.");
  return ok({ pointId: target.pointId, revisionId: target.revisionId, ...described.anchor });
}

/** Rules between kind and note. */
export function checkContent({ kind, note }: { kind: string; note: string }): Result<null> {
  if (kind === "note" && isBlank(note))
    return refuse("invalid", "A note needs words. Without words it is a highlight.", {
      fields: [{ path: "note", message: "Please write the note." }],
    });
  return ok(null);
}
