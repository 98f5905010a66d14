"use client";

import { Toast } from "@base-ui/react/toast";
import type { ReactNode } from "react";
import { buttonClass } from "./button";

const manager = Toast.createToastManager();

/** Says something in passing, with an action such as Undo where there is one. Stays ten seconds. */
export function toast(title: string, action?: { label: string; run: () => void }) {
  const id: string = manager.add({
    title,
    timeout: 10_000,
    actionProps: action && {
      children: action.label,
      onClick: () => {
        action.run();
        manager.close(id);
      },
    },
  });
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((one) => (
    <Toast.Root key={one.id} toast={one} className="rounded-lg border border-line bg-raised px-4 py-2.5 text-ink shadow-lg">
      <Toast.Content className="flex items-center gap-4 text-sm">
        <Toast.Title className="grow" />
        <Toast.Action className={buttonClass("quiet", "-my-1 text-accent")} />
        <Toast.Close aria-label="Dismiss" className="rounded px-1.5 py-1 text-soft hover:bg-tint">
          ×
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Where toasts appear. Once for a page, around what uses `toast`. */
export function Toasts({ children }: { children?: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager}>
      {children}
      <Toast.Portal>
        <Toast.Viewport aria-label="Messages" className="fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-md flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
