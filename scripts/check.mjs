// npm run check: everything that needs no browser.
import "./require-node.cjs";

void import("./steps/run-stages.mjs").then(function (steps) {
  return steps.runStages((all) => all.filter((name) => name !== "build" && name !== "e2e"));
});
