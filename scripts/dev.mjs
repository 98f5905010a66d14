// npm run dev: as npm start, with what is edited shown at once.
import "./require-node.cjs";

void import("./steps/serve-gloss.mjs").then(function (steps) {
  return steps.serveGloss("dev");
});
