import { describe, expect, test, vi } from "vitest";
import { arrivalOf, arrived } from "./arrival";
import type { OutboxState } from "./outbox";
import { emptyOutbox } from "./outbox";
import type { Unsent } from "./types";

const unsent = (id: string, trouble: Unsent["trouble"] = null) => [id, { id, trouble } as Unsent] as const;
const state = (condition: OutboxState["condition"], ...list: (readonly [string, Unsent])[]): OutboxState => ({ ...emptyOutbox, condition, unsent: new Map(list) });

test.each([
  ["nothing is unsent", state("offline"), "arrived"],
  ["only others are unsent", state("offline", unsent("other")), "arrived"],
  ["one is on its way", state("fine", unsent("a")), "under way"],
  ["there is no network", state("offline", unsent("a")), "internal"],
  ["the server fails", state("failing", unsent("a")), "internal"],
  ["nobody is signed in", state("signed-out", unsent("a")), "internal"],
  ["one was refused", state("fine", unsent("a", { kind: "refused", problem: { code: "invalid", detail: "" } })), "conflict"],
])("when %s", (_, given, expected) => {
  const arrival = arrivalOf(given, ["a", "b"]);
  expect(arrival === null ? "under way" : arrival.ok ? "arrived" : arrival.problem.code).toBe(expected);
});

describe("waiting", () => {
  function outbox(first: OutboxState) {
    let now = first;
    const listeners = new Set<() => void>();
    return {
      wake: vi.fn(async () => undefined),
      state: () => now,
      subscribe: (listener: () => void) => (listeners.add(listener), () => void listeners.delete(listener)),
      become(next: OutboxState) {
        now = next;
        for (const listener of listeners) listener();
      },
      listeners,
    };
  }

  test("ends when the last has arrived, and listens no longer", async () => {
    const one = outbox(state("fine", unsent("a"), unsent("b")));
    const waiting = arrived(one, ["a", "b"]);
    await vi.waitFor(() => expect(one.listeners.size).toBe(1));
    one.become(state("fine", unsent("b")));
    expect(one.listeners.size).toBe(1);
    one.become(state("fine", unsent("other")));
    expect(await waiting).toMatchObject({ ok: true });
    expect(one.listeners.size).toBe(0);
  });

  test("ends with why it cannot, and asks nothing where nothing is unsent", async () => {
    const one = outbox(state("fine", unsent("a")));
    const waiting = arrived(one, ["a"]);
    await vi.waitFor(() => expect(one.listeners.size).toBe(1));
    one.become(state("offline", unsent("a")));
    expect(await waiting).toMatchObject({ ok: false });
    const none = outbox(state("offline", unsent("other")));
    expect(await arrived(none, ["a"])).toMatchObject({ ok: true });
    expect(none.wake).not.toHaveBeenCalled();
  });
});
