import { exited, stopChild } from "./children.mjs";
import { listenForSignals } from "./interruption.mjs";
import { prepare } from "./prepare.mjs";
import { runMain } from "./run-main.mjs";
import { sayOn } from "./say.mjs";

/** @param {string[]} command */
export function runCli(command) {
  return runMain(async () => {
    const stop = listenForSignals();
    // Standard output belongs to the command alone.
    await prepare({ say: sayOn(process.stderr), stop });
    const { spawnCli } = await import("./cli.mjs");
    const child = spawnCli(command);
    const end = exited(child);
    stop.addEventListener("abort", () => void stopChild(child));
    const { code } = await end;
    return code ?? 1;
  });
}
