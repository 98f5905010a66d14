"use client";

import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { Invite, MailedInvites } from "@/lib/groups/schema";
import { call } from "@/lib/http/client";
import { roleHints, roleLabels } from "./roles";

const roles = ["member", "reader", "moderator"] as const;

function Terms() {
  return (
    <>
      <div className="sm:col-span-2">
        <SelectField label="As" name="role" defaultValue="member">
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleLabels[role]}: {roleHints[role]}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField label="Expires after" name="expiresInDays" defaultValue="14">
        <option value="1">1 day</option>
        <option value="7">7 days</option>
        <option value="14">14 days</option>
        <option value="90">90 days</option>
      </SelectField>
    </>
  );
}

const termsOf = ({ role = "member", expiresInDays = "14" }: Record<string, string>) => ({ role, expiresInDays: Number(expiresInDays) });

/** Makes an invite link, to be passed on by hand. */
export function LinkForm({ groupId, onDone }: { groupId: string; onDone: () => void }) {
  const make = (fields: Record<string, string>) =>
    call<Invite>("POST", `/groups/${groupId}/invites`, { ...termsOf(fields), maxUses: fields.maxUses ? Number(fields.maxUses) : null });
  return (
    <Form submit={make} onDone={onDone} className="grid gap-4 sm:grid-cols-2">
      {({ busy }) => (
        <>
          <Terms />
          <SelectField label="Can be used" name="maxUses" defaultValue="">
            <option value="">by as many as come</option>
            <option value="1">once</option>
            <option value="10">10 times</option>
          </SelectField>
          <Button variant="primary" type="submit" disabled={busy} className="min-h-11 sm:col-span-2">
            Make an invite link
          </Button>
        </>
      )}
    </Form>
  );
}

const addressesIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** Sends invites by e-mail, one to each address. */
export function MailForm({ groupId, onDone }: { groupId: string; onDone: (mailed: MailedInvites) => void }) {
  const send = async (fields: Record<string, string>) => {
    const emails = addressesIn(fields.emails ?? "");
    const sent = await call<MailedInvites>("POST", `/groups/${groupId}/invite-mails`, { ...termsOf(fields), emails });
    if (sent.ok) return sent;
    // The server names the address by its place in the list: `emails.2`.
    const bad = sent.problem.fields?.find(({ path }) => path.startsWith("emails"));
    const which = bad && emails[Number(bad.path.split(".")[1])];
    return bad ? { ...sent, problem: { ...sent.problem, fields: [{ path: "emails", message: which ? `${which}: ${bad.message}` : bad.message }] } } : sent;
  };
  return (
    <Form submit={send} onDone={onDone} className="grid gap-4 sm:grid-cols-2">
      {({ busy, errorOf }) => (
        <>
          <div className="sm:col-span-2">
            <TextField label="E-mail addresses" name="emails" hint="Several with spaces, commas or line breaks between them. Each gets an invite of its own, good for one use." error={errorOf("emails")} />
          </div>
          <Terms />
          <Button variant="primary" type="submit" disabled={busy} className="min-h-11 self-end">
            Send the invites
          </Button>
        </>
      )}
    </Form>
  );
}
