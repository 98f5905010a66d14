// npm run gloss -- <command>: what people do with Gloss outside of the browser.
import "./require-node.cjs";

void import("./steps/run-cli.mjs").then(function (steps) {
  return steps.runCli(process.argv.slice(2));
});
