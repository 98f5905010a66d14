import { v7 as uuidv7 } from "uuid";
import type { Store } from "./store";
import type { Draft } from "./types";

const lockOf = (key: string) => `gloss-draft-${key}`;

/** Whether there is anything in a draft that its author would miss. */
export function isWritten({ isNew, annotation, writing }: Draft): boolean {
  const hasWords = writing.note.trim() !== "" || writing.tags.length > 0;
  if (isNew) return hasWords;
  const said = ({ kind, colour, note, tags }: Draft["writing"]) => JSON.stringify([kind, colour, note, tags]);
  return said(writing) !== said(annotation);
}

/** The drafts in the editors of this page: kept while they are written, as fast as that can be done. */
export class Drafts {
  /** By the annotation's id: one editor at a time is open on it. */
  #open = new Map<string, { draft: Draft; close: () => void }>();
  /** Keys whose lock this page has, or is about to give back. */
  #locked = new Set<string>();
  /** Keys whose lock another tab has and this page waits for. */
  #awaited = new Set<string>();
  #unwritten = new Map<string, Draft>();
  #isWriting = false;

  constructor(
    readonly store: Store,
    readonly userId: string,
  ) {}

  /** What stands in the editor that is open on an annotation, if anything was written in it. */
  openOn(id: string): Draft | null {
    return this.#open.get(id)?.draft ?? null;
  }

  get isAnyWritten(): boolean {
    return [...this.#open.values()].some(({ draft }) => isWritten(draft));
  }

  /** Keeps what stands in an editor now. */
  keep(written: Omit<Draft, "key" | "userId" | "at">): void {
    const key = this.openOn(written.annotation.id)?.key ?? uuidv7();
    const draft = { ...written, key, userId: this.userId, at: Date.now() };
    this.resume(draft);
    this.#unwritten.set(key, draft);
    if (!this.#isWriting) void this.#write();
  }

  /** An editor works on this draft: as long as it does, no page offers it. */
  resume(draft: Draft): void {
    const open = this.#open.get(draft.annotation.id);
    if (open?.draft.key === draft.key) return void (open.draft = draft);
    open?.close();
    const closed = new Promise<void>((close) => this.#open.set(draft.annotation.id, { draft, close }));
    this.#locked.add(draft.key);
    void navigator.locks?.request(lockOf(draft.key), () => closed).finally(() => this.#locked.delete(draft.key));
  }

  /** Its editor is gone; the draft stays, and is offered. */
  release(id: string): Draft | null {
    const open = this.#open.get(id);
    this.#open.delete(id);
    open?.close();
    return open?.draft ?? null;
  }

  /** Its editor is done with it: nothing more is written of it. */
  finish(id: string): Draft | null {
    const draft = this.release(id);
    if (draft) this.#unwritten.delete(draft.key);
    return draft;
  }

  /** While one state of a draft is being written, only the newest of those that follow waits. */
  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#unwritten.size > 0) await this.flush();
    this.#isWriting = false;
  }

  /** Hands everything over at once: the page may end any moment. */
  async flush(): Promise<void> {
    const drafts = [...this.#unwritten.values()];
    this.#unwritten.clear();
    await Promise.all(drafts.map((draft) => this.store.keepDraft(draft)));
  }

  /** Drafts of an episode that are open in no editor of any tab, oldest first. `freed` is called when another tab has left one. */
  async offered(episodeId: string, freed: () => void): Promise<Draft[]> {
    const drafts = await this.store.draftsOf(this.userId);
    const held = (await navigator.locks?.query())?.held?.map(({ name }) => name) ?? [];
    const isFree = ({ key, annotation }: Draft) =>
      this.openOn(annotation.id)?.key !== key && (this.#locked.has(key) || !held.includes(lockOf(key)));
    const here = drafts.filter((draft) => draft.episodeId === episodeId && isWritten(draft));
    for (const { key, annotation } of here) if (this.openOn(annotation.id)?.key !== key && held.includes(lockOf(key))) this.#await(key, freed);
    return here.filter(isFree).toSorted((a, b) => a.at - b.at);
  }

  /** A tab that goes, or dies, lets go of its drafts: the lock is had then, and not kept. */
  #await(key: string, freed: () => void): void {
    if (this.#locked.has(key) || this.#awaited.has(key)) return;
    this.#awaited.add(key);
    const had = () => void this.#awaited.delete(key);
    void navigator.locks.request(lockOf(key), had).then(freed);
  }
}
