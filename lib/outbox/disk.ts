import { openDB } from "idb";
import type { DBSchema, IDBPDatabase } from "idb";
import { changed } from "./store";
import type { Store } from "./store";
import type { Draft, Unsent } from "./types";

interface Tables extends DBSchema {
  unsent: { key: string; value: Unsent; indexes: { author: string } };
  drafts: { key: string; value: Draft; indexes: { user: string } };
}

const open = (onLost: () => void): Promise<IDBPDatabase<Tables>> =>
  openDB<Tables>("gloss", 1, {
    upgrade(database) {
      database.createObjectStore("unsent", { keyPath: "id" }).createIndex("author", "author.id");
      database.createObjectStore("drafts", { keyPath: "key" }).createIndex("user", "userId");
    },
    // A newer Gloss in another tab waits to change the tables.
    blocking(_current, _wanted, { target }) {
      (target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });

/** Keeps in IndexedDB: beyond the tab, and beyond a crash of the browser. Rejects where there is none, or no room in it. */
export function diskStore(): Store {
  let opened: ReturnType<typeof open> | null = null;
  const connect = () => (opened ??= open(() => (opened = null)));
  return {
    unsentOf: async (userId) => (await connect()).getAllFromIndex("unsent", "author", userId),
    change: async (id, act, endedDraft) => {
      const transaction = (await connect()).transaction(["unsent", "drafts"], "readwrite", { durability: "strict" });
      const unsent = transaction.objectStore("unsent");
      const result = changed((await unsent.get(id)) ?? null, act);
      const requests = [
        result.kept ? unsent.put(result.kept) : unsent.delete(id),
        ...(endedDraft ? [transaction.objectStore("drafts").delete(endedDraft)] : []),
        transaction.done,
      ];
      transaction.commit();
      await Promise.all(requests);
      return result;
    },
    draftsOf: async (userId) => (await connect()).getAllFromIndex("drafts", "user", userId),
    keepDraft: async (draft) => {
      const transaction = (await connect()).transaction("drafts", "readwrite");
      const requests = [transaction.store.put(draft), transaction.done];
      // Without this the page would have to live until the answer.
      transaction.commit();
      await Promise.all(requests);
    },
    dropDraft: async (key) => (await connect()).delete("drafts", key),
  };
}
