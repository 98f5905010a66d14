import { unlessDone } from "./acts";
import type { Act } from "./acts";
import type { Draft, Unsent } from "./types";

/** What an act made of what was unsent. `kept` is null when nothing is any more. */
export type Changed = { before: Unsent | null; after: Unsent | null; kept: Unsent | null };

/** Where unsent changes and drafts are kept. */
export type Store = {
  unsentOf: (userId: string) => Promise<Unsent[]>;
  /** Carries an act out on what is kept, with nothing in between; with the same stroke ends the draft that it came from. */
  change: (id: string, act: Act, endedDraft?: string) => Promise<Changed>;
  draftsOf: (userId: string) => Promise<Draft[]>;
  keepDraft: (draft: Draft) => Promise<void>;
  dropDraft: (key: string) => Promise<void>;
};

export function changed(before: Unsent | null, act: Act): Changed {
  const after = act(before);
  return { before, after, kept: unlessDone(after) };
}

type Tables = { unsent: Map<string, Unsent>; drafts: Map<string, Draft> };

/** Keeps in memory: until the tab is closed. */
const memoryStore = (tables: Tables): Store => ({
  unsentOf: async (userId) => [...tables.unsent.values()].filter(({ author }) => author.id === userId),
  change: async (id, act, endedDraft = "") => {
    const result = changed(tables.unsent.get(id) ?? null, act);
    if (result.kept) tables.unsent.set(id, result.kept);
    else tables.unsent.delete(id);
    tables.drafts.delete(endedDraft);
    return result;
  },
  draftsOf: async (owner) => [...tables.drafts.values()].filter(({ userId }) => userId === owner),
  keepDraft: async (draft) => void tables.drafts.set(draft.key, draft),
  dropDraft: async (key) => void tables.drafts.delete(key),
});

const ignore = () => undefined;

/** Keeps on `disk` while that works, and from the first failure on in memory, with all that was known by then. */
export function fallingBack(disk: Store, onFall: () => void): Store {
  const tables: Tables = { unsent: new Map(), drafts: new Map() };
  const memory = memoryStore(tables);
  let hasFallen = false;
  async function either<T>(work: (store: Store) => Promise<T>): Promise<T> {
    if (!hasFallen) {
      try {
        return await work(disk);
      } catch {
        hasFallen = true;
        onFall();
      }
    }
    return work(memory);
  }

  return {
    async unsentOf(userId) {
      const list = await either((store) => store.unsentOf(userId));
      tables.unsent = new Map(list.map((one) => [one.id, one]));
      return list;
    },
    async change(id, act, endedDraft) {
      const result = await either((store) => store.change(id, act, endedDraft));
      if (result.kept) tables.unsent.set(id, result.kept);
      else tables.unsent.delete(id);
      // Nothing that is settled should come back from there with the next page.
      if (hasFallen && !result.kept) void disk.change(id, () => null, endedDraft).catch(ignore);
      return result;
    },
    draftsOf: (userId) => either((store) => store.draftsOf(userId)),
    keepDraft: (draft) => either((store) => store.keepDraft(draft)),
    dropDraft: (key) => either((store) => store.dropDraft(key)),
  };
}
