/**
 * Runs something soon after it was asked for, but not while it runs nor twice within a while (milliseconds), however
 * often it is asked for: once more is enough for all that asked meanwhile.
 */
export function coalesce(run: () => Promise<void>, everyMs: number): () => void {
  let isAsked = false;
  let isBusy = false;
  let lastBegan = Number.NEGATIVE_INFINITY;

  async function begin() {
    isAsked = false;
    isBusy = true;
    lastBegan = performance.now();
    await run().catch((error: unknown) => console.error("live", error));
    isBusy = false;
    if (isAsked) schedule();
  }
  const schedule = () => setTimeout(() => void begin(), Math.max(0, lastBegan + everyMs - performance.now()));

  return () => {
    if (isAsked) return;
    isAsked = true;
    if (!isBusy) schedule();
  };
}
