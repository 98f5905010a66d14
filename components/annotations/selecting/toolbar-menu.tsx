"use client";

import { Menu } from "@base-ui/react/menu";
import { Toolbar } from "@base-ui/react/toolbar";
import { Ellipsis, Keyboard, Tags } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { kindLooks } from "@/components/annotations/cards/kinds";
import type { AnnotationKind } from "@/lib/db/generated/enums";

/** Each kind that the toolbar has no button of its own for, with its key. */
const kinds = { question: "q", agree: "a", disagree: "d", check: "c", action: "x" } satisfies Partial<Record<AnnotationKind, string>>;

type ItemProps = { Icon: typeof Tags; shortcut: string; onClick: () => void; children: ReactNode };

function Item({ Icon, shortcut, onClick, children }: ItemProps) {
  return (
    <Menu.Item onClick={onClick} aria-keyshortcuts={shortcut} className="menu-item">
      <Icon aria-hidden className="size-4 text-soft" />
      <span className="grow">{children}</span>
      <kbd aria-hidden className="key">
        {shortcut}
      </kbd>
    </Menu.Item>
  );
}

type ToolbarMenuProps = { onKind: (kind: AnnotationKind) => void; onTags: () => void; onHelp: () => void };

/** What is wanted less often than a highlight or a note. */
export function ToolbarMenu({ onKind, onTags, onHelp }: ToolbarMenuProps) {
  // What was chosen is done once the menu is gone, and has given the focus back: it may lead the focus elsewhere.
  const chosen = useRef<(() => void) | null>(null);
  const onClosed = () => {
    chosen.current?.();
    chosen.current = null;
  };
  const choose = (deed: () => void) => () => {
    chosen.current = deed;
  };
  return (
    <Menu.Root onOpenChangeComplete={(open) => !open && onClosed()}>
      <Menu.Trigger render={<Toolbar.Button />} aria-label="More" title="More" className="selection-tool">
        <Ellipsis aria-hidden className="size-4" />
        <span className="selection-word">More</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="z-50">
          <Menu.Popup className="menu" onMouseDown={(event) => event.preventDefault()}>
            {Object.entries(kinds).map(([kind, shortcut]) => {
              const { label, Icon } = kindLooks[kind as AnnotationKind];
              return (
                <Item key={kind} Icon={Icon} shortcut={shortcut} onClick={choose(() => onKind(kind as AnnotationKind))}>
                  {label}
                </Item>
              );
            })}
            <Menu.Separator className="mx-2 my-1 h-px bg-line" />
            <Item Icon={Tags} shortcut="t" onClick={choose(onTags)}>
              Tags
            </Item>
            <Item Icon={Keyboard} shortcut="?" onClick={choose(onHelp)}>
              Keyboard shortcuts
            </Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
