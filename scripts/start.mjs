// npm start: everything that it takes, from a fresh clone to an address to open.
import "./require-node.cjs";

void import("./steps/serve-gloss.mjs").then(function (steps) {
  return steps.serveGloss("start");
});
