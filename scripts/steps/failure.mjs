/** Something that can be foreseen went wrong. The message is one sentence that says what to do about it. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {{ details?: string, exitCode?: number, cause?: unknown }} [options] details: what a failing step printed
   */
  constructor(message, { details, exitCode = 1, cause } = {}) {
    super(message, { cause });
    this.name = "Failure";
    this.details = details;
    this.exitCode = exitCode;
  }
}

/** Whoever started the program asked it to stop. */
export class Interrupted extends Failure {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Stopped by ${signal}.`, { exitCode: signal === "SIGINT" ? 130 : 143 });
  }
}

/** @param {unknown} error */
export function errorCode(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/**
 * What to print for an error, and the number to exit with. Only a mistake in Gloss itself earns a stack trace.
 * @param {unknown} error
 */
export function explain(error) {
  if (!(error instanceof Failure)) {
    return { text: error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode: 1 };
  }
  const details = error.details?.trimEnd();
  return { text: details ? `${details}\n\n${error.message}` : error.message, exitCode: error.exitCode };
}
