"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

type ModalProps = {
  title: string;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** For what stands in columns, and scrolls by itself below what is over it. */
  wide?: boolean;
  children: ReactNode;
};

/** A dialog over the page: the focus stays in it, Escape closes it, and then the focus goes back. */
export function Modal({ title, trigger, open, onOpenChange, wide = false, children }: ModalProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Dialog.Trigger render={trigger} />}
      <Dialog.Portal>
        {/* Also over the sheet or the dialog that it was opened from. */}
        <Dialog.Backdrop forceRender className="fixed inset-0 z-50 bg-black/40" />
        <Dialog.Popup className={`fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] ${wide ? "flex w-[min(72rem,calc(100vw-1rem))] flex-col" : "w-[min(34rem,calc(100vw-2rem))]"} -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-6 text-ink shadow-xl`}>
          <div className="mb-4 flex items-start justify-between gap-4">
            <Dialog.Title className="text-lg font-semibold">{title}</Dialog.Title>
            <Dialog.Close aria-label="Close" className="-m-2 rounded-md p-2 text-soft hover:bg-tint hover:text-ink">
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
