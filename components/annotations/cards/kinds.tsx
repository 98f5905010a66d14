import { CircleAlert, CircleHelp, Highlighter, ListTodo, StickyNote, ThumbsDown, ThumbsUp } from "lucide-react";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";

/** How each kind is called and drawn. */
export const kindLooks: Record<AnnotationKind, { label: string; Icon: typeof Highlighter }> = {
  highlight: { label: "Highlight", Icon: Highlighter },
  note: { label: "Note", Icon: StickyNote },
  question: { label: "Question", Icon: CircleHelp },
  agree: { label: "Agree", Icon: ThumbsUp },
  disagree: { label: "Disagree", Icon: ThumbsDown },
  check: { label: "Check this", Icon: CircleAlert },
  action: { label: "Action", Icon: ListTodo },
};

export const colourLabels: Record<Colour, string> = {
  yellow: "Yellow",
  green: "Green",
  blue: "Blue",
  pink: "Pink",
  purple: "Purple",
};

export const colourNames = Object.keys(colourLabels) as Colour[];
export const kindNames = Object.keys(kindLooks) as AnnotationKind[];

/** A kind as it is shown everywhere: its icon and its name. */
export function KindLabel({ kind, className = "" }: { kind: AnnotationKind; className?: string }) {
  const { label, Icon } = kindLooks[kind];
  return (
    <span className={`inline-flex items-center gap-1 ${className}`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {label}
    </span>
  );
}
