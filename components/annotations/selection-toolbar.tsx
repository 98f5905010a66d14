"use client";

import { Toolbar } from "@base-ui/react/toolbar";
import { NotebookPen } from "lucide-react";
import type { ReactNode } from "react";
import { colourLabels, colourNames } from "./kinds";
import type { Colour } from "@/lib/db/generated/enums";

const HEIGHT_PX = 44;
const GAP_PX = 10;

/** Above the selection where there is room, else below it; kept within the window. */
function placeAt(rect: DOMRect) {
  const above = rect.top - HEIGHT_PX - GAP_PX;
  const top = above > 8 ? above : Math.min(rect.bottom + GAP_PX, window.innerHeight - HEIGHT_PX - 8);
  return { "--at-top": `${top}px`, "--at-left": `${rect.left + rect.width / 2}px` } as React.CSSProperties;
}

type SelectionToolbarProps = {
  rect: DOMRect;
  onHighlight: (colour: Colour) => void;
  onNote: () => void;
  /** Who will see it: the audience menu. */
  children: ReactNode;
};

/** What can be done with the selected words. Pressing in it leaves the selection as it is. */
export function SelectionToolbar({ rect, onHighlight, onNote, children }: SelectionToolbarProps) {
  return (
    <Toolbar.Root
      aria-label="Annotate the selected words"
      className="selection-toolbar"
      style={placeAt(rect)}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Toolbar.Group aria-label="Highlight" className="flex">
        {colourNames.map((colour) => (
          <Toolbar.Button
            key={colour}
            aria-label={`Highlight in ${colourLabels[colour].toLowerCase()}`}
            title={`Highlight in ${colourLabels[colour].toLowerCase()}`}
            onClick={() => onHighlight(colour)}
            className="grid size-9 place-items-center rounded-md hover:bg-tint"
          >
            <span aria-hidden className="swatch" data-colour={colour} />
          </Toolbar.Button>
        ))}
      </Toolbar.Group>
      <Toolbar.Separator className="mx-1 h-6 w-px bg-line" />
      <Toolbar.Button onClick={onNote} className="inline-flex h-9 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium hover:bg-tint">
        <NotebookPen aria-hidden className="size-4" />
        Note
      </Toolbar.Button>
      <Toolbar.Separator className="mx-1 h-6 w-px bg-line" />
      {children}
    </Toolbar.Root>
  );
}
