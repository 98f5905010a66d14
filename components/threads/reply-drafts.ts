import { v7 as uuidv7 } from "uuid";

/** A reply half written, on this device until the server has it. */
export type ReplyDraft = {
  /** The id under which it is sent, each time: sending it again cannot say it twice. */
  id: string;
  /** As it is stored: mentions say who is meant. */
  body: string;
};

// Where a browser keeps nothing for a site, it is kept until the page goes.
const unkept = new Map<string, string>();

const nameOf = (userId: string, place: string) => `gloss-reply ${userId} ${place}`;

/** What was being written at a place, a thread or a reply, if anything. */
export function findDraft(userId: string, place: string): ReplyDraft | null {
  const name = nameOf(userId, place);
  let kept = unkept.get(name);
  try {
    kept = localStorage.getItem(name) ?? kept;
  } catch {
    // Private windows may refuse.
  }
  return kept ? (JSON.parse(kept) as ReplyDraft) : null;
}

/** Keeps what is written now: at once, so that it is there however the page ends. */
export function keepDraft(userId: string, place: string, body: string): ReplyDraft {
  const draft = { id: findDraft(userId, place)?.id ?? uuidv7(), body };
  const name = nameOf(userId, place);
  unkept.set(name, JSON.stringify(draft));
  try {
    localStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // It is kept as long as the page is.
  }
  return draft;
}

/** The server has it, or its author does not want it. */
export function dropDraft(userId: string, place: string): void {
  unkept.delete(nameOf(userId, place));
  try {
    localStorage.removeItem(nameOf(userId, place));
  } catch {
    // Nothing was kept.
  }
}
