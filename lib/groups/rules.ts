import type { GroupFacts } from "@/lib/access/policy";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import type { Group, GroupReading, Stage } from "./schema";

/** Where the viewer stands in a group, as the pages ask before the server asks again. */
export const factsFrom = ({ role, archived, muted }: Group): GroupFacts => ({
  membership: { role, leftAt: null, mutedAt: muted ? new Date(0) : null },
  archivedAt: archived ? new Date(0) : null,
});

type Refusal = ReturnType<typeof refuse>;

/** Why nothing of an archived group changes. */
export const archivedRefusal = refuse("forbidden", "This group is archived. Its owner can bring it back.");

/** Why someone in a group may not do something in it, if they may not: as it is archived, or `otherwise`. */
export function refusalIn(facts: GroupFacts, may: (group: GroupFacts) => boolean, otherwise: Refusal): Refusal | null {
  if (may(facts)) return null;
  return may({ ...facts, archivedAt: null }) ? archivedRefusal : otherwise;
}

type Dates = { startsAt: Date | null; endsAt: Date | null };

/** Rules between a reading's dates. */
export function checkPlan({ startsAt, endsAt }: Dates): Result<null> {
  if (startsAt && endsAt && endsAt <= startsAt)
    return refuse("invalid", "A reading ends after it starts.", { fields: [{ path: "endsAt", message: "This is not after the start." }] });
  return ok(null);
}

/** Where a reading stands: it is current from its first moment on, past at its last, and current without dates. */
export function stageOf({ startsAt, endsAt }: Dates, now: Date): Stage {
  if (startsAt && startsAt > now) return "coming";
  return endsAt && endsAt <= now ? "past" : "current";
}

type Staged = Pick<GroupReading, "stage" | "startsAt" | "endsAt">;

const FAR = Infinity;
const time = (moment: string | null, otherwise: number) => (moment ? new Date(moment).getTime() : otherwise);

/**
 * Readings by where they stand: of the current ones first what ends first, of the coming ones what starts first, of the
 * past ones what ended last. Without a date they come after those that have one, as they were given.
 */
export function byStage<R extends Staged>(readings: R[]): Record<Stage, R[]> {
  const sorted = (stage: Stage, order: (one: R) => number) =>
    readings.filter((one) => one.stage === stage).sort((a, b) => compare(order(a), order(b)));
  return {
    current: sorted("current", ({ endsAt }) => time(endsAt, FAR)),
    coming: sorted("coming", ({ startsAt }) => time(startsAt, FAR)),
    past: sorted("past", ({ endsAt }) => -time(endsAt, -FAR)),
  };
}

// Not a subtraction: of two infinities it is not a number.
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
