import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coalesce } from "./coalesce";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs that take some time, and when each began. */
function running(everyMs: number, takesMs = 0) {
  const from = performance.now();
  const began: number[] = [];
  const ask = coalesce(async () => {
    began.push(Math.round(performance.now() - from));
    if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
  }, everyMs);
  return { began, ask };
}

test("What is asked for once runs at once, once", async () => {
  const { began, ask } = running(200);
  ask();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(began).toEqual([0]);
});

test("However often it is asked for, it runs once in a while, and after the last time", async () => {
  const { began, ask } = running(200);
  for (let ms = 0; ms < 1_000; ms += 20) {
    ask();
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(5_000);
  expect(began).toEqual([0, 200, 400, 600, 800, 1_000]);
});

test("It never runs twice at a time, and what is asked for meanwhile is not forgotten", async () => {
  const { began, ask } = running(200, 700);
  ask();
  await vi.advanceTimersByTimeAsync(100);
  ask();
  ask();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(began).toHaveLength(2);
  expect(began[1]).toBeGreaterThanOrEqual(700);
});

test("After a failure it runs again when it is asked for", async () => {
  const complaint = vi.spyOn(console, "error").mockReturnValue(undefined);
  let runs = 0;
  const ask = coalesce(async () => {
    runs++;
    throw new Error("The database is away.");
  }, 200);
  for (const expected of [1, 2]) {
    ask();
    await vi.advanceTimersByTimeAsync(300);
    expect(runs).toBe(expected);
  }
  expect(complaint).toHaveBeenCalledTimes(2);
  complaint.mockRestore();
});
