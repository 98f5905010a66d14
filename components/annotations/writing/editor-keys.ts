import type { KeyboardEvent } from "react";

/** What keys do in an editor: Ctrl+Enter (or Command+Enter) saves, Escape leaves. */
export const editorKeys = ({ save, leave }: { save: () => void; leave: () => void }) => (event: KeyboardEvent) => {
  // What is pressed in a menu or a dialog that the editor opened is none of its own.
  if (!event.currentTarget.contains(event.target as Node)) return;
  if (event.key === "Escape") leave();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
  else return;
  event.preventDefault();
  event.stopPropagation();
};
