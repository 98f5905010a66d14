import { renderMarkdown } from "@/lib/markdown";

/** A note as its author formatted it. The renderer lets no raw HTML through. */
export const NoteText = ({ note }: { note: string }) => (
  <div dir="auto" className="prose-note font-serif text-[1.0625rem] leading-normal" dangerouslySetInnerHTML={{ __html: renderMarkdown(note) }} />
);
