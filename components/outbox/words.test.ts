import { expect, test } from "vitest";
import { create, remove } from "@/lib/outbox/acts";
import { emptyOutbox } from "@/lib/outbox/outbox";
import type { OutboxState } from "@/lib/outbox/outbox";
import { annotation } from "@/lib/outbox/testing";
import type { Trouble, Unsent } from "@/lib/outbox/types";
import { sayingsOf } from "./words";

const refused: Trouble = { kind: "refused", problem: { code: "invalid", detail: "No." } };
const conflict: Trouble = { kind: "conflict", theirs: annotation() };

function outbox(troubles: (Trouble | null)[], state: Partial<OutboxState> = {}): OutboxState {
  const list = troubles.map((trouble, index): Unsent => ({ ...(create(annotation())(null) as Unsent), id: String(index), trouble }));
  return { ...emptyOutbox, unsent: new Map(list.map((one) => [one.id, one])), ...state };
}

test.each<[string, OutboxState, string[]]>([
  ["nothing was ever written", emptyOutbox, []],
  ["all was sent", outbox([], { hasSaved: true }), ["Saved"]],
  ["all was sent, also where nothing is kept", outbox([], { hasSaved: true, isDurable: false }), ["Saved"]],
  ["it is being sent", outbox([null], { hasSaved: true }), ["Saving…"]],
  ["one waits for the network", outbox([null], { condition: "offline" }), ["1 change waits for the connection"]],
  ["two wait for the network", outbox([null, null], { condition: "offline" }), ["2 changes wait for the connection"]],
  ["two wait for the server", outbox([null, null], { condition: "failing" }), ["2 changes wait for the server"]],
  ["nobody is signed in, one change", outbox([null], { condition: "signed-out" }), ["Sign in to save 1 change"]],
  ["nobody is signed in", outbox([null, null, null], { condition: "signed-out" }), ["Sign in to save 3 changes"]],
  ["one was refused", outbox([refused], { hasSaved: true }), ["1 change was refused"]],
  ["one waits for a decision", outbox([conflict]), ["1 change needs your decision"]],
  [
    "some of all",
    outbox([refused, null, refused, conflict, conflict], { condition: "offline" }),
    ["1 change waits for the connection", "2 changes need your decision", "2 changes were refused"],
  ],
  ["it is kept nowhere", outbox([null], { isDurable: false }), ["Saving…", "Kept in this tab only: closing it would lose what is not saved"]],
])("When %s, that is what is said", (_, state, said) => {
  expect(sayingsOf(state).map(({ text }) => text)).toEqual(said);
});

test("A deletion that waits counts as a change", () => {
  const deleted = remove(annotation())(null) as Unsent;
  expect(sayingsOf({ ...emptyOutbox, unsent: new Map([[deleted.id, deleted]]), condition: "offline" })).toMatchObject([{ text: "1 change waits for the connection" }]);
});
