import { describe, expect, test } from "vitest";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { create, unlessDone } from "./acts";
import { sendAll } from "./send";
import type { Condition } from "./send";
import type { Request } from "./steps";
import { annotation } from "./testing";
import type { Unsent } from "./types";

/** New annotations with these ids, the first the oldest, that are kept in the other order. */
function waiting(...ids: string[]) {
  const list = ids.map((id, index): [string, Unsent] => [id, { ...(create({ ...annotation({}, 0), id })(null) as Unsent), since: index }]);
  return new Map(list.reverse());
}

async function send(kept: Map<string, Unsent>, request: (asked: Request) => Result<unknown>) {
  const asked: string[] = [];
  const condition = await sendAll({
    unsent: async () => [...kept.values()],
    change: async (id, act) => {
      const next = unlessDone(act(kept.get(id) ?? null));
      if (next) kept.set(id, next);
      else kept.delete(id);
      return next;
    },
    request: async (one) => {
      asked.push(`${one.method} ${one.path}`);
      return request(one);
    },
  });
  return { condition, asked };
}

const held = ({ path }: Request) => ok({ ...annotation(), id: path.split("/").at(-1) });

describe("sending", () => {
  test("begins with the oldest and ends with nothing left", async () => {
    const kept = waiting("a", "b", "c");
    expect(await send(kept, held)).toEqual({ condition: "fine", asked: ["PUT /annotations/a", "PUT /annotations/b", "PUT /annotations/c"] });
    expect(kept.size).toBe(0);
  });

  test("goes on past what is refused", async () => {
    const kept = waiting("a", "b");
    const refusing = (one: Request) => (one.path.endsWith("a") ? refuse("invalid", "No.") : held(one));
    expect(await send(kept, refusing)).toMatchObject({ condition: "fine" });
    expect([...kept.values()]).toMatchObject([{ id: "a", trouble: { kind: "refused" } }]);
  });

  test.each<[Condition, Result<unknown>]>([
    ["offline", refuse("internal", "No answer.", { isUnanswered: true })],
    ["failing", refuse("internal", "The server could not do this.")],
    ["failing", refuse("too-many", "Later.")],
    ["signed-out", refuse("not-signed-in", "Sign in.")],
  ])("stops %s where the rest would fare no better, and keeps it", async (condition, answer) => {
    const kept = waiting("a", "b");
    expect(await send(kept, () => answer)).toEqual({ condition, asked: ["PUT /annotations/a"] });
    expect(kept.size).toBe(2);
  });

  test("does not go on for ever with a server that never says what was asked for", async () => {
    const never = { ...annotation(), audiences: [] };
    const kept = waiting("a");
    kept.set("a", { ...(kept.get("a") as Unsent), base: never, wanted: { ...never, audiences: ["group"] } });
    const { condition, asked } = await send(kept, ({ method }) => ok(method === "GET" ? never : [{ ...never, id: "a" }]));
    expect(condition).toBe("failing");
    expect(asked.length).toBeLessThanOrEqual(100);
  });
});
