"use client";

import { Drawer } from "@base-ui/react/drawer";
import { NotebookText } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";

/** The card that is open, if any, has the focus first; a field that takes it by itself keeps it. */
const activeCard = () => !document.activeElement?.closest("[role=dialog] form") && (document.querySelector<HTMLElement>("[role=dialog] article[data-active]") ?? true);

/** The focus goes back, unless it has gone somewhere already. */
const isLeft = () => document.activeElement === document.body || document.activeElement?.closest("[role=dialog]") != null;

type SheetProps = { label: string; /** What its button says where that is more than what it is. */ button?: string; count: number | string; open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

/** The notes on a narrow screen: a sheet from below, opened by a button that says how many there are. */
export function Sheet({ label, button = label, count, open, onOpenChange, children }: SheetProps) {
  return (
    <Drawer.Root open={open} onOpenChange={onOpenChange}>
      <Drawer.Trigger className={buttonClass("secondary", "fixed right-4 bottom-4 z-30 rounded-full shadow-lg print:hidden")}>
        <NotebookText aria-hidden className="size-4" />
        {button}
        <span className="text-soft">{count}</span>
      </Drawer.Trigger>
      <Drawer.Portal>
        <Drawer.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Drawer.Viewport className="fixed inset-0 z-50 flex items-end justify-center">
          <Drawer.Popup data-sheet initialFocus={activeCard} finalFocus={isLeft} className="max-h-[85dvh] w-full max-w-xl overflow-y-auto rounded-t-2xl border-t border-line bg-paper px-4 pt-3 pb-8 text-ink">
            <div aria-hidden className="mx-auto mb-3 h-1 w-10 rounded-full bg-line" />
            <div className="mb-3 flex items-center justify-between">
              <Drawer.Title className="font-semibold">{label}</Drawer.Title>
              <Drawer.Close className={buttonClass("quiet")}>Close</Drawer.Close>
            </div>
            <Drawer.Content className="space-y-2.5">{children}</Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  );
}
