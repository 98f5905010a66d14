import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Condition } from "./send";
import { afterFailures, Sender } from "./sender";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  [1, 0, 500],
  [1, 1, 1_000],
  [2, 1, 2_000],
  [5, 0, 8_000],
  [7, 1, 60_000],
  [1_000, 1, 60_000],
])("After %i failures, with chance %d, another try comes in %i ms", (failures, chance, wait) => {
  expect(afterFailures(failures, chance)).toBe(wait);
});

describe("a sender", () => {
  /** Sends with the given conditions as outcomes, the last of them for good. */
  function sending(...conditions: Condition[]) {
    const reported: Condition[] = [];
    const send = vi.fn(async () => (conditions.length > 1 ? conditions.shift() : conditions[0]) as Condition);
    return { send, reported, sender: new Sender(send, (condition) => void reported.push(condition)) };
  }

  test("tries again by itself, ever more seldom, until it succeeds", async () => {
    const { send, sender, reported } = sending("offline", "failing", "offline", "fine");
    await sender.now();
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(reported).toEqual(["offline", "failing", "offline", "fine"]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(send).toHaveBeenCalledTimes(4);
  });

  test("waits for someone who has to sign in", async () => {
    const { send, sender } = sending("signed-out");
    await sender.now();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test("does not wait when there is new reason to try", async () => {
    const { send, sender } = sending("offline", "offline", "offline", "offline", "fine");
    for (let tries = 0; tries < 4; tries++) await sender.now({ isFresh: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(send).toHaveBeenCalledTimes(5);
  });

  test("sends once more, not twice at once, when it is asked while it sends", async () => {
    let finish = () => undefined as void;
    const send = vi.fn(() => new Promise<Condition>((resolve) => (finish = () => resolve("fine"))));
    const sender = new Sender(send, () => undefined);
    let isDone = false;
    void sender.now();
    void Promise.all([sender.now(), sender.now()]).then(() => (isDone = true));
    expect(send).toHaveBeenCalledTimes(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenCalledTimes(2);
    expect(isDone, "not before what was asked for is sent").toBe(false);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(isDone).toBe(true);
    void sender.now();
    expect(send).toHaveBeenCalledTimes(3);
  });

  test("goes on after what nobody foresaw", async () => {
    const send = vi.fn<() => Promise<Condition>>().mockRejectedValueOnce(new Error("No.")).mockResolvedValue("fine");
    const reported: Condition[] = [];
    await new Sender(send, (condition) => void reported.push(condition)).now();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reported).toEqual(["failing", "fine"]);
  });

  test("takes over from another tab that could not send", async () => {
    const { send, sender } = sending("fine");
    sender.after("offline");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(send).toHaveBeenCalledTimes(1);
    sender.after("offline");
    sender.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(send).toHaveBeenCalledTimes(1);
  });
});
