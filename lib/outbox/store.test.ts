import { describe, expect, test, vi } from "vitest";
import { create, edit } from "./acts";
import { contentOf } from "./content";
import { changed, fallingBack } from "./store";
import type { Store } from "./store";
import { annotation, ID, me } from "./testing";
import type { Draft, Unsent } from "./types";

const draft: Draft = { key: "draft", userId: me.id, episodeId: "episode", annotation: annotation(), isNew: true, writing: { kind: "note", colour: "yellow", note: "half", tags: [] }, at: 0 };

/** A disk that works until it is told to fail. */
function disk() {
  const unsent = new Map<string, Unsent>();
  const state = { fails: false, unsent };
  const attempt = <T>(work: () => T) => (state.fails ? Promise.reject(new DOMException("Full.", "QuotaExceededError")) : Promise.resolve(work()));
  const store: Store = {
    unsentOf: () => attempt(() => [...unsent.values()]),
    change: (id, act) =>
      attempt(() => {
        const result = changed(unsent.get(id) ?? null, act);
        if (result.kept) unsent.set(id, result.kept);
        else unsent.delete(id);
        return result;
      }),
    draftsOf: () => attempt(() => []),
    keepDraft: () => attempt(() => undefined),
    dropDraft: () => attempt(() => undefined),
  };
  return { state, store };
}

describe("a store whose disk fails", () => {
  const made = annotation({ note: "before", kind: "note" }, 0);

  test("goes on in memory with all that it knew, and says so once", async () => {
    const { state, store } = disk();
    const onFall = vi.fn();
    const kept = fallingBack(store, onFall);
    await kept.change(ID, create(made));
    expect(onFall).not.toHaveBeenCalled();
    state.fails = true;
    await kept.change(ID, edit(made, { ...contentOf(made), note: "after" }));
    expect(await kept.unsentOf(me.id)).toMatchObject([{ wanted: { note: "after" } }]);
    expect(await kept.unsentOf("someone else")).toEqual([]);
    await kept.keepDraft(draft);
    expect(await kept.draftsOf(me.id)).toEqual([draft]);
    expect(await kept.draftsOf("someone else")).toEqual([]);
    await kept.change(ID, (unsent) => unsent, draft.key);
    expect(await kept.draftsOf(me.id)).toEqual([]);
    expect(onFall).toHaveBeenCalledTimes(1);
  });

  test("leaves nothing on the disk that was settled since", async () => {
    const { state, store } = disk();
    const kept = fallingBack(store, () => undefined);
    await kept.change(ID, create(made));
    state.fails = true;
    await kept.unsentOf(me.id);
    state.fails = false;
    await kept.change(ID, () => null);
    expect(state.unsent.size).toBe(0);
  });
});
