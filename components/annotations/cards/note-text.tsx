import { renderMarkdown } from "@/lib/markdown";
import type { NoteContext } from "@/lib/markdown";

type NoteTextProps = {
  note: string;
  /** How mentions and links to points are shown; without it as they were written. */
  context?: NoteContext;
};

/** A note as its author formatted it. The renderer lets no raw HTML through. */
export const NoteText = ({ note, context }: NoteTextProps) => (
  <div dir="auto" className="prose-note font-serif text-[1.0625rem] leading-normal" dangerouslySetInnerHTML={{ __html: renderMarkdown(note, context) }} />
);
