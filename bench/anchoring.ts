import path from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../scripts/steps/paths.mjs";
import { ENGINES } from "./anchoring/engines";
import { type LongScores, longTexts, scoreLong } from "./anchoring/megabyte";
import { readPairs } from "./anchoring/pairs";
import { score, type Scores } from "./anchoring/scores";
import { table } from "./table";

/*
 * npm run bench:anchoring [-- FOLDER] [--json] [--quotes N] [--no-long]: how well and how fast quotes are found again
 * after real edits, beside how others do it, in one run. FOLDER holds pairs of texts (see bench/anchoring-pairs); N
 * quotes (1,000) are then sought in a text of a million characters. What the columns mean: bench/anchoring/scores.ts.
 */

const EDITED_WORDS = [0.01, 0.02, 0.05, 0.1];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, quotes: { type: "string", default: "1000" }, "no-long": { type: "boolean" } },
});

const percent = (share: number) => (Number.isNaN(share) ? "–" : (share * 100).toFixed(1));

function pairTable(rows: Scores[]): string {
  const peer = rows.find(({ engine }) => engine.startsWith("Hypothesis"))?.quotesPerSecond ?? Number.NaN;
  return table([
    ["% of the quotes", "intact", "repeated", "edited", "exactly", "wrong words", "deleted: lost", "quotes/s", "times Hypothesis"],
    ...rows.map((row) => [
      row.engine,
      ...[row.intact, row.repeated, row.edited, row.editedExact, row.editedWrong, row.deletedLost].map(percent),
      row.quotesPerSecond.toFixed(0),
      (row.quotesPerSecond / peer).toFixed(1),
    ]),
  ]);
}

const longTable = (rows: LongScores[]) =>
  table([
    ["1 MB", "words edited", "a fifth twice", "found %", "ms a quote"],
    ...rows.map((row) => [row.engine, `${row.editedWords * 100} %`, row.isRepeated ? "yes" : "no", percent(row.found), row.millisecondsAQuote.toFixed(2)]),
  ]);

const folder = path.resolve(positionals[0] ?? path.join(projectRoot, "bench/anchoring-pairs"));
const { files, cases } = await readPairs(folder);
const say = (line: string) => values.json || console.log(line);

say(`${cases.length} quotes in ${files} pairs of texts\n`);
const pairs = ENGINES.map((engine) => score(engine, cases));
say(`${pairTable(pairs)}\n`);

const settings = values["no-long"] ? [] : [false, true].flatMap((isRepeated) => EDITED_WORDS.map((share) => [share, isRepeated] as const));
const long = settings.flatMap(([share, isRepeated]) => {
  const texts = longTexts(share, isRepeated, Number(values.quotes));
  return ENGINES.map((engine) => scoreLong(engine, texts));
});
if (long.length > 0) say(longTable(long));
if (values.json) console.log(JSON.stringify({ folder, files, quotes: cases.length, pairs, long }, null, 2));
