import type { OutboxState } from "@/lib/outbox/outbox";

/** How the outbox stands, in words: `calm` asks nothing of anyone. */
export type Saying = { tone: "calm" | "waiting" | "trouble"; text: string; link?: "sign in" | "show" };

const count = (changes: number, one: string, more: string) => (changes === 1 ? `1 change ${one}` : `${changes} changes ${more}`);

function ofWaiting(waiting: number, { condition }: OutboxState): Saying {
  switch (condition) {
    case "fine":
      return { tone: "calm", text: "Saving…" };
    case "offline":
      return { tone: "waiting", text: count(waiting, "waits for the connection", "wait for the connection") };
    case "failing":
      return { tone: "waiting", text: count(waiting, "waits for the server", "wait for the server") };
    case "signed-out":
      return { tone: "trouble", text: `Sign in to save ${waiting === 1 ? "1 change" : `${waiting} changes`}`, link: "sign in" };
  }
}

/** All that is to be said of an outbox; nothing when nothing was ever put into it. */
export function sayingsOf(state: OutboxState): Saying[] {
  const unsent = [...state.unsent.values()];
  if (unsent.length === 0) return state.hasSaved ? [{ tone: "calm", text: "Saved" }] : [];
  const withTrouble = (kind: "refused" | "conflict") => unsent.filter(({ trouble }) => trouble?.kind === kind).length;
  const [refused, conflicts] = [withTrouble("refused"), withTrouble("conflict")];
  const waiting = unsent.length - refused - conflicts;
  const sayings: Saying[] = waiting > 0 ? [ofWaiting(waiting, state)] : [];
  if (conflicts > 0) sayings.push({ tone: "trouble", text: count(conflicts, "needs your decision", "need your decision"), link: "show" });
  if (refused > 0) sayings.push({ tone: "trouble", text: count(refused, "was refused", "were refused"), link: "show" });
  if (!state.isDurable) sayings.push({ tone: "trouble", text: "Kept in this tab only: closing it would lose what is not saved" });
  return sayings;
}
