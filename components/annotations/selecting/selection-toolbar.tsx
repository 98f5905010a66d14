"use client";

import { Toolbar } from "@base-ui/react/toolbar";
import { NotebookPen, TextCursor, X } from "lucide-react";
import type { ComponentProps, ReactElement } from "react";
import { useColourNames } from "@/components/annotations/cards/colour-names";
import { colourLabels, colourNames } from "@/components/annotations/cards/kinds";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import { ToolbarMenu } from "./toolbar-menu";
import type { Side } from "./toolbar-place";
import { useStand } from "./use-stand";

type SelectionToolbarProps = {
  label: string;
  /** Where the words stand in the window. */
  rect: () => DOMRect;
  /** At the foot of the window, whatever is annotated. */
  docked: boolean;
  side?: Side;
  onHighlight: (colour: Colour) => void;
  onNote: () => void;
  onKind: (kind: AnnotationKind) => void;
  onTags: () => void;
  onHelp: () => void;
  /** Offered where a whole point is annotated. */
  onChoose?: () => void;
  onClose?: () => void;
  /** Who will see it: the audience menu, given the part of the toolbar that its button is. */
  audience: (trigger: ReactElement) => ReactElement;
};

function Tool({ label, shortcut, ...props }: ComponentProps<typeof Toolbar.Button> & { label: string; shortcut?: string }) {
  return <Toolbar.Button aria-label={label} aria-keyshortcuts={shortcut} title={shortcut ? `${label} (${shortcut})` : label} className="selection-tool" {...props} />;
}

/** What can be done with the words or the point that it stands for. Pressing in it leaves the selection as it is. */
export function SelectionToolbar(props: SelectionToolbarProps) {
  const { label, rect, docked, side, onHighlight, onNote, onChoose, onClose, audience, ...menu } = props;
  const root = useStand<HTMLDivElement>(rect, docked, side);
  const { names } = useColourNames();
  return (
    <Toolbar.Root
      ref={root}
      aria-label={label}
      data-annotator
      data-docked={docked || undefined}
      className="selection-toolbar"
      onMouseDown={(event) => event.preventDefault()}
    >
      <Toolbar.Group aria-label="Highlight" className="flex">
        {colourNames.map((colour, index) => (
          <Tool key={colour} label={`Highlight in ${colourLabels[colour].toLowerCase()}${names[colour] ? `: ${names[colour]}` : ""}`} shortcut={String(index + 1)} onClick={() => onHighlight(colour)}>
            <span aria-hidden className="swatch" data-colour={colour} />
          </Tool>
        ))}
      </Toolbar.Group>
      <Toolbar.Separator className="selection-separator" />
      <Tool label="Note" shortcut="n" data-do="note" onClick={onNote}>
        <NotebookPen aria-hidden className="size-4" />
        <span className="selection-word">Note</span>
      </Tool>
      <ToolbarMenu {...menu} />
      <Toolbar.Separator className="selection-separator selection-break" />
      {onChoose && (
        <Tool label="Choose words" onClick={onChoose}>
          <TextCursor aria-hidden className="size-4" />
          <span>Choose words</span>
        </Tool>
      )}
      {audience(<Toolbar.Button />)}
      {onClose && (
        <Tool label="Put away" shortcut="Escape" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </Tool>
      )}
    </Toolbar.Root>
  );
}

/** Says why what is selected cannot be annotated, where the toolbar would stand. */
export function Refusal({ text, rect, docked }: { text: string; rect: () => DOMRect; docked: boolean }) {
  const root = useStand<HTMLParagraphElement>(rect, docked);
  return (
    <p ref={root} data-docked={docked || undefined} className="selection-toolbar selection-refusal">
      {text}
    </p>
  );
}
