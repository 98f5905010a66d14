"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { SelectField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { toast } from "@/components/ui/toasts";
import type { Invite } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";

const never = () => () => undefined;
const useOrigin = () => useSyncExternalStore(never, () => window.location.origin, () => "");

const uses = ({ uses: used, maxUses }: Invite) => (maxUses === null ? `used ${used} times` : `used ${used} of ${maxUses} times`);

type InvitesProps = { groupId: string; invites: Invite[] };

/** Invite links into a group: made, copied and revoked. */
export function Invites({ groupId, invites }: InvitesProps) {
  const [list, setList] = useState(invites);
  const origin = useOrigin();
  const make = ({ role = "member", expiresInDays = "14", maxUses = "" }: Record<string, string>) =>
    call<Invite>("POST", `/groups/${groupId}/invites`, {
      role,
      expiresInDays: Number(expiresInDays),
      maxUses: maxUses === "" ? null : Number(maxUses),
    });
  const revoke = async (id: string) => {
    const result = await call<null>("DELETE", `/invites/${id}`);
    if (!result.ok) return toast(result.problem.detail);
    setList((before) => before.filter((one) => one.id !== id));
  };
  return (
    <section aria-labelledby="invites" className="space-y-4">
      <h2 id="invites" className="text-lg font-semibold">
        Invite people
      </h2>
      <Form submit={make} onDone={(invite) => setList((before) => [invite, ...before])} className="flex flex-wrap items-end gap-3">
        {({ busy }) => (
          <>
            <SelectField label="As" name="role" defaultValue="member">
              <option value="member">Member</option>
              <option value="reader">Reader, who does not publish</option>
              <option value="moderator">Moderator</option>
            </SelectField>
            <SelectField label="Expires after" name="expiresInDays" defaultValue="14">
              <option value="1">1 day</option>
              <option value="7">7 days</option>
              <option value="14">14 days</option>
              <option value="90">90 days</option>
            </SelectField>
            <SelectField label="Can be used" name="maxUses" defaultValue="">
              <option value="">by as many as come</option>
              <option value="1">once</option>
              <option value="10">10 times</option>
            </SelectField>
            <Button variant="primary" type="submit" disabled={busy} className="min-h-11">
              Make an invite link
            </Button>
          </>
        )}
      </Form>
      {list.length > 0 && (
        <ul aria-label="Invite links" className="divide-y divide-line">
          {list.map((invite) => (
            <li key={invite.id} className="space-y-2 py-3">
              <p className="flex items-center gap-3 text-sm text-soft">
                <span className="grow">
                  As {invite.role}, until {invite.expiresAt.slice(0, 10)}, {uses(invite)}
                </span>
                <Button variant="danger" onClick={() => void revoke(invite.id)}>
                  Revoke
                </Button>
              </p>
              <CopyField label="Invite link" value={`${origin}/join/${invite.token}`} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
