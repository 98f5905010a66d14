import { Interrupted } from "./failure.mjs";

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
// One Ctrl-C arrives twice, from the terminal and from npm. Only a later one is a second request.
const SAME_REQUEST_MS = 1000;

/** A signal that is aborted when someone asks the program to stop; whoever asks again does not wait for tidying up. */
export function listenForSignals() {
  const controller = new AbortController();
  let askedAt = 0;
  for (const name of SIGNALS) {
    process.on(name, () => {
      const reason = new Interrupted(name);
      if (!controller.signal.aborted) askedAt = Date.now();
      else if (Date.now() - askedAt > SAME_REQUEST_MS) process.exit(reason.exitCode);
      controller.abort(reason);
    });
  }
  return controller.signal;
}

/**
 * A Ctrl-C reaches a child as soon as it reaches us. When one has ended badly, this waits to hear whether that is why.
 * @param {AbortSignal} stop
 */
export async function throwIfStopped(stop) {
  if (!stop.aborted) await new Promise((resolve) => setTimeout(resolve, 100));
  stop.throwIfAborted();
}
