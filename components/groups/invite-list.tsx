"use client";

import { useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { PersonName } from "@/components/annotations/cards/person-name";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { LocalTime } from "@/components/ui/local-time";
import type { Invite } from "@/lib/groups/schema";
import { roleLabels } from "./roles";

const never = () => () => undefined;
const useOrigin = () => useSyncExternalStore(never, () => window.location.origin, () => "");

const times = (count: number) => `${count} ${count === 1 ? "time" : "times"}`;
const uses = ({ uses: used, maxUses }: Invite) => (maxUses === null ? `used ${times(used)}` : `used ${used} of ${times(maxUses)}`);

function Facts({ invite, children }: { invite: Invite; children: ReactNode }) {
  const { email, role, createdBy } = invite;
  return (
    <p className="text-sm text-soft">
      {email && <span className="block font-medium text-ink wrap-anywhere">{email}</span>}
      {roleLabels[role]}, {children}, {uses(invite)}
      {createdBy && (
        <>
          , by <PersonName {...createdBy} />
        </>
      )}
    </p>
  );
}

const list = "divide-y divide-line";

/** The invites into a group: those that are open, to be copied and revoked, and what became of the others. */
export function InviteList({ invites, revoke }: { invites: Invite[]; revoke: (id: string) => void }) {
  const origin = useOrigin();
  const open = invites.filter(({ state }) => state === "open");
  const closed = invites.filter(({ state }) => state !== "open");
  return (
    <>
      {open.length > 0 && (
        <ul aria-label="Invite links" className={list}>
          {open.map((invite) => (
            <li key={invite.id} className="space-y-2 py-3">
              <div className="flex items-start gap-3">
                <div className="grow">
                  <Facts invite={invite}>
                    until <LocalTime at={invite.expiresAt} />
                  </Facts>
                </div>
                <Button variant="danger" onClick={() => revoke(invite.id)}>
                  Revoke
                </Button>
              </div>
              <CopyField label="Invite link" value={`${origin}/join/${invite.token}`} />
            </li>
          ))}
        </ul>
      )}
      {closed.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer py-2 text-soft hover:text-ink">
            {closed.length} no longer {closed.length === 1 ? "works" : "work"}
          </summary>
          <ul aria-label="Invites that no longer work" className={list}>
            {closed.map((invite) => (
              <li key={invite.id} className="py-2">
                <Facts invite={invite}>{invite.state}</Facts>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
