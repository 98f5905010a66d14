/** Once for each process, before it serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ handleEvents }, { startClock }] = [await import("@/lib/live/node"), await import("@/lib/notifications/clock")];
  // For the server around Next.js, which is none of its modules.
  Object.assign(globalThis, { glossEvents: handleEvents });
  startClock();
}
