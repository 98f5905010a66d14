"use client";

import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { useOutbox } from "./use-outbox";

type SignOutWarningProps = { userId: string; open: boolean; onOpenChange: (open: boolean) => void; onSignOut: () => void };

/** Before someone signs out whose changes are not saved: what becomes of them. */
export function SignOutWarning({ userId, open, onOpenChange, onSignOut }: SignOutWarningProps) {
  const { unsent, isDurable } = useOutbox(userId);
  const changes = unsent.size === 1 ? "1 change is" : `${unsent.size} changes are`;
  return (
    <Modal title="Not everything is saved" open={open} onOpenChange={onOpenChange}>
      <p>
        {changes} not saved yet.{" "}
        {isDurable
          ? "If you sign out now, they wait on this device, out of the sight of whoever else signs in here, and are saved when you sign in again."
          : "This browser cannot keep them: if you sign out now, they are lost."}
      </p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button variant="danger" onClick={onSignOut}>
          Sign out anyway
        </Button>
        <Button variant="primary" onClick={() => onOpenChange(false)}>
          Stay signed in
        </Button>
      </div>
    </Modal>
  );
}
