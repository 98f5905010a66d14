// npm test: everything there is to check. `npm test -- unit db` runs those stages alone.
import "./require-node.cjs";

void import("./steps/run-stages.mjs").then(function (steps) {
  const chosen = process.argv.slice(2);
  return steps.runStages((all) => (chosen.length ? chosen : all));
});
