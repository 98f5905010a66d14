import type { Span } from "@/lib/anchoring/types";
import type { Answer, Engine } from "./engines";
import type { Case, Label } from "./pairs";

/**
 * Shares of the quotes of one label, from 0 to 1.
 *
 * - `intact`, `repeated`: both offsets right, of quotes whose words did not change; `repeated` where they occur more than once.
 * - `edited`: overlap above 0.7, the overlap being what both spans have in common over what either has.
 * - `editedExact`: both offsets right.
 * - `editedWrong`: something was found, with an overlap of 0.7 or less. What is neither was called lost or ambiguous.
 * - `deletedLost`: called lost. Ambiguous does not count.
 */
export type Scores = {
  engine: string;
  intact: number;
  repeated: number;
  edited: number;
  editedExact: number;
  editedWrong: number;
  deletedLost: number;
  quotesPerSecond: number;
};

const ENOUGH = 0.7;
/** How long an engine is asked before and while it is measured, so that no one's speed is that of a cold start. CPU milliseconds. */
const WARM_UP = 500;
const MEASURED = 1_500;

function overlap(a: Span, b: Span): number {
  const common = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return common / (a.end - a.start + (b.end - b.start) - common);
}

export const isFound = (answer: Answer, gold: Span): boolean => isSpan(answer) && overlap(answer, gold) > ENOUGH;
const isExact = (answer: Answer, gold: Span) => isSpan(answer) && answer.start === gold.start && answer.end === gold.end;
const isSpan = (answer: Answer): answer is Span => answer !== null && answer !== "ambiguous";

/** CPU milliseconds: what else the machine is busy with does not count. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** How many of these an engine answers in a second. */
function speed(ask: () => void, quotes: number): number {
  const asked = (during: number) => {
    const begun = cpuTime();
    let times = 0;
    do {
      ask();
      times++;
    } while (cpuTime() - begun < during);
    return (times * quotes * 1_000) / (cpuTime() - begun);
  };
  asked(WARM_UP);
  return asked(MEASURED);
}

/** Asks one engine for all quotes. */
export function score({ name, find }: Engine, cases: Case[]): Scores {
  const ask = () => cases.map(({ anchor, before, after }) => find(anchor, before, after));
  const answers = ask();
  const share = (label: Label, holds: (answer: Answer, gold: Span) => boolean) => {
    const of = cases.flatMap((one, i) => (one.label === label ? [holds(answers[i] ?? null, one.gold ?? { start: 0, end: 0 })] : []));
    return of.filter(Boolean).length / of.length;
  };
  return {
    engine: name,
    intact: share("intact", isExact),
    repeated: share("ambiguous", isExact),
    edited: share("edited", isFound),
    editedExact: share("edited", isExact),
    editedWrong: share("edited", (answer, gold) => isSpan(answer) && !isFound(answer, gold)),
    deletedLost: share("deleted", (answer) => answer === null),
    quotesPerSecond: speed(ask, cases.length),
  };
}
