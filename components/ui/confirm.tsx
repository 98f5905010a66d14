"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { Button, buttonClass } from "./button";

type ConfirmProps = {
  title: string;
  /** What will happen, for someone who is about to do it. */
  children: ReactNode;
  /** Something to choose about it, under that. */
  choice?: ReactNode;
  /** What the button that does it says. */
  action: string;
  run: () => void | Promise<void>;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks before what cannot be undone. The focus begins on not doing it, and goes back to where it came from. */
export function Confirm({ title, children, choice, action, run, trigger, open, onOpenChange }: ConfirmProps) {
  const [own, setOwn] = useState(false);
  const [busy, setBusy] = useState(false);
  const setOpen = onOpenChange ?? setOwn;
  const confirm = async () => {
    setBusy(true);
    await run();
    setBusy(false);
    setOpen(false);
  };
  return (
    <AlertDialog.Root open={open ?? own} onOpenChange={setOpen}>
      {trigger && <AlertDialog.Trigger render={trigger} />}
      <AlertDialog.Portal>
        <AlertDialog.Backdrop forceRender className="fixed inset-0 z-50 bg-black/40" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-xl border border-line bg-raised p-6 text-ink shadow-xl">
          <AlertDialog.Title className="text-lg font-semibold wrap-anywhere">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-sm text-soft">{children}</AlertDialog.Description>
          {choice && <div className="mt-4">{choice}</div>}
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close className={buttonClass("secondary")}>Cancel</AlertDialog.Close>
            <Button variant="danger" disabled={busy} onClick={() => void confirm()}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
