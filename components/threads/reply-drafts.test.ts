import { afterEach, describe, expect, test, vi } from "vitest";
import { dropDraft, findDraft, keepDraft } from "./reply-drafts";

const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
};
const refusing = () => {
  const refuse = () => {
    throw new Error("denied");
  };
  return { getItem: refuse, setItem: refuse, removeItem: refuse };
};

afterEach(() => vi.unstubAllGlobals());

describe.each([["where the browser keeps things", storage], ["where it refuses to", refusing]])("a reply half written, %s,", (_, kept) => {
  test("stays one reply under one id until it is dropped", () => {
    vi.stubGlobal("localStorage", kept());
    const { id } = keepDraft("ada", "a thread", "Half");
    expect(keepDraft("ada", "a thread", "Half a thought").id).toBe(id);
    expect(findDraft("ada", "a thread")).toEqual({ id, body: "Half a thought" });
    dropDraft("ada", "a thread");
    expect(findDraft("ada", "a thread")).toBeNull();
    expect(keepDraft("ada", "a thread", "Another").id).not.toBe(id);
    dropDraft("ada", "a thread");
  });

  test("is one person's, in one place", () => {
    vi.stubGlobal("localStorage", kept());
    keepDraft("ada", "a thread", "Hers");
    expect([findDraft("ben", "a thread"), findDraft("ada", "another thread")]).toEqual([null, null]);
    dropDraft("ben", "a thread");
    expect(findDraft("ada", "a thread")?.body).toBe("Hers");
    dropDraft("ada", "a thread");
  });
});
