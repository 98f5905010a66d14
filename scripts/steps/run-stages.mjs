import { explain, Failure, Interrupted } from "./failure.mjs";
import { NOTHING, ONE_FAILURE, sum, summary } from "./counts.mjs";
import { listenForSignals } from "./interruption.mjs";
import { prepare } from "./prepare.mjs";
import { runMain } from "./run-main.mjs";
import { sayOn } from "./say.mjs";

/** @typedef {import("./stages.mjs").Steps} Steps */

/** @param {import("./counts.mjs").Counts} counts */
function verdict(counts) {
  if (counts === NOTHING) return "ok";
  return counts.failed ? `FAILED (${summary(counts)})` : summary(counts);
}

/** @param {string} name @param {import("./stages.mjs").Stage} stage @param {Steps} steps */
async function runStage(name, stage, steps) {
  steps.say(`\n── ${name}`);
  const from = performance.now();
  const counts = await stage(steps).catch((error) => {
    if (error instanceof Interrupted) throw error;
    steps.say(explain(error).text);
    return ONE_FAILURE;
  });
  const line = `${name}: ${verdict(counts)}, ${((performance.now() - from) / 1000).toFixed(1)} s`;
  steps.say(`── ${line}`);
  return { line, counts };
}

/** @param {string[]} names @param {string[]} known */
function requireKnown(names, known) {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length) throw new Failure(`There is no stage called ${unknown.join(", ")}; there are ${known.join(", ")}.`, { exitCode: 2 });
}

/**
 * Runs the stages one after the other, a failed one not keeping the next from running, and ends with the counts.
 * @param {(all: string[]) => string[]} choose
 */
export function runStages(choose) {
  return runMain(async () => {
    const steps = { say: sayOn(process.stdout), stop: listenForSignals() };
    await prepare(steps);
    const { stages } = await import("./stages.mjs");
    const names = choose(Object.keys(stages));
    requireKnown(names, Object.keys(stages));
    const results = [];
    for (const name of names) results.push(await runStage(name, /** @type {import("./stages.mjs").Stage} */ (stages[name]), steps));
    const total = sum(results.map(({ counts }) => counts));
    steps.say(`\n${results.map(({ line }) => line).join("\n")}\n\n${summary(total)}`);
    return total.failed ? 1 : 0;
  });
}
