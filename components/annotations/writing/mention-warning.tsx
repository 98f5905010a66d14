import type { Fellow } from "@/lib/groups/fellows";
import { mentionsIn } from "@/lib/mentions";
import type { Mentioned } from "@/lib/mentions";

/** Those whom a note mentions though they read through none of its audiences. */
export function leftOut(note: string, audiences: string[], fellows: Fellow[], me: string): Mentioned[] {
  const reading = new Set(fellows.filter((one) => one.audiences.some((id) => audiences.includes(id))).map(({ id }) => id));
  return mentionsIn(note).filter(({ id }) => id !== me && !reading.has(id));
}

const list = new Intl.ListFormat("en");

/** Says before saving who will not see that they are mentioned. `label` names those who will see the note. */
export function MentionWarning({ people, label }: { people: Mentioned[]; label: string }) {
  if (people.length === 0) return null;
  return (
    <p role="status" className="rounded-md border border-line bg-tint px-2.5 py-1.5 text-sm">
      {list.format(people.map(({ name }) => name))} will not see this: only {label === "Only me" ? "you" : label}.
    </p>
  );
}
