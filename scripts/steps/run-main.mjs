import { explain } from "./failure.mjs";

/**
 * Runs a command to its end and exits with its number; what goes wrong is told on stderr.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  let exitCode;
  try {
    exitCode = (await main()) ?? 0;
  } catch (error) {
    const told = explain(error);
    process.stderr.write(`${told.text}\n`);
    exitCode = told.exitCode;
  }
  // An empty write comes after everything that is still on its way into a pipe.
  process.stdout.write("", () => process.exit(exitCode));
}
