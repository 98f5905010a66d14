"use client";

import { useState } from "react";
import { ColourNamesForm } from "@/components/annotations/cards/colour-names";
import { NotificationSettings } from "@/components/notifications/notification-settings";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { toast, Toasts } from "@/components/ui/toasts";
import type { Account } from "@/lib/accounts/schema";
import type { ColourNames } from "@/lib/colours/schema";
import { call } from "@/lib/http/client";
import type { Settings as Telling } from "@/lib/notifications/schema";
import type { AccessToken, NewAccessToken } from "@/lib/tokens/schema";
import { enter, passwordSignIn } from "./sign-in-form";

const section = "space-y-4 border-t border-line pt-8";

function NameSettings({ account }: { account: Account }) {
  return (
    <section aria-labelledby="name" className="space-y-4">
      <h2 id="name" className="text-lg font-semibold">
        Name
      </h2>
      <Form submit={(fields) => call<Account>("PATCH", "/me", fields)} onDone={() => toast("Name changed")}>
        {({ busy, errorOf }) => (
          <>
            <Field label="Name" name="name" defaultValue={account.name} autoComplete="name" error={errorOf("name")} />
            <Button type="submit" disabled={busy}>
              Change the name
            </Button>
          </>
        )}
      </Form>
    </section>
  );
}

function ColourSettings({ colours }: { colours: ColourNames }) {
  return (
    <section aria-labelledby="colours" className={section}>
      <h2 id="colours" className="text-lg font-semibold">
        Colours
      </h2>
      <p className="text-sm text-soft">Give a colour a meaning of your own. Those who read your annotations see it with them.</p>
      <ColourNamesForm names={colours} onDone={() => toast("Colours named")} />
    </section>
  );
}

function PasswordSettings({ account }: { account: Account }) {
  const submit = async (fields: Record<string, string>) => {
    const { current = "", next = "" } = fields;
    const changed = await call<null>("PUT", "/me/password", { current, next });
    // Every session has ended, this one too: sign this browser in again.
    return changed.ok ? passwordSignIn({ email: account.email, password: next }) : changed;
  };
  return (
    <section aria-labelledby="password" className={section}>
      <h2 id="password" className="text-lg font-semibold">
        Password
      </h2>
      <p className="text-sm text-soft">Changing it signs you out on every other device.</p>
      <Form submit={submit} onDone={() => enter("/settings?changed=password")}>
        {({ busy, errorOf }) => (
          <>
            <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
            {account.hasPassword && (
              <Field label="Current password" name="current" type="password" autoComplete="current-password" error={errorOf("current")} />
            )}
            <Field label="New password" name="next" type="password" autoComplete="new-password" hint="At least 8 characters." error={errorOf("next")} />
            <Button type="submit" disabled={busy}>
              Change the password
            </Button>
          </>
        )}
      </Form>
    </section>
  );
}

function SessionSettings() {
  const end = async () => {
    const result = await call<null>("DELETE", "/me/sessions");
    if (result.ok) enter("/signin");
    else toast(result.problem.detail);
  };
  return (
    <section aria-labelledby="sessions" className={section}>
      <h2 id="sessions" className="text-lg font-semibold">
        Devices
      </h2>
      <Button onClick={() => void end()}>Sign out everywhere</Button>
    </section>
  );
}

function TokenSettings({ tokens }: { tokens: AccessToken[] }) {
  const [list, setList] = useState(tokens);
  const [fresh, setFresh] = useState<NewAccessToken | null>(null);
  const add = (token: NewAccessToken) => {
    setFresh(token);
    setList((before) => [token, ...before]);
  };
  const revoke = async (id: string) => {
    const result = await call<null>("DELETE", `/me/tokens/${id}`);
    if (!result.ok) return toast(result.problem.detail);
    setList((before) => before.filter((one) => one.id !== id));
    if (fresh?.id === id) setFresh(null);
  };
  return (
    <section aria-labelledby="tokens" className={section}>
      <h2 id="tokens" className="text-lg font-semibold">
        Access tokens
      </h2>
      <p className="text-sm text-soft">
        For scripts: a token does over the <a className="underline" href="/api/v1/openapi.json">HTTP API</a> what you can do here.
      </p>
      <Form submit={({ name = "" }) => call<NewAccessToken>("POST", "/me/tokens", { name })} onDone={add}>
        {({ busy, errorOf }) => (
          <>
            <Field label="What it is for" name="name" error={errorOf("name")} />
            <Button type="submit" disabled={busy}>
              Make a token
            </Button>
          </>
        )}
      </Form>
      {fresh && (
        <div role="status" className="space-y-2 rounded-lg bg-tint p-4">
          <p className="text-sm">Copy it now: it is not shown again.</p>
          <CopyField label="The new token" value={fresh.token} />
        </div>
      )}
      {list.length > 0 && (
        <ul aria-label="Access tokens" className="divide-y divide-line">
          {list.map(({ id, name, lastUsedAt }) => (
            <li key={id} className="flex items-center gap-3 py-2 text-sm">
              <span className="grow">
                {name}
                <span className="ml-2 text-soft">{lastUsedAt ? `last used ${lastUsedAt.slice(0, 10)}` : "never used"}</span>
              </span>
              <Button variant="danger" aria-label={`Revoke ${name}`} onClick={() => void revoke(id)}>
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Everything that people set for themselves. */
export function Settings({ account, colours, telling, tokens }: { account: Account; colours: ColourNames; telling: Telling; tokens: AccessToken[] }) {
  return (
    <Toasts>
      <div className="space-y-8">
        <NameSettings account={account} />
        <ColourSettings colours={colours} />
        <NotificationSettings settings={telling} />
        <PasswordSettings account={account} />
        <SessionSettings />
        <TokenSettings tokens={tokens} />
      </div>
    </Toasts>
  );
}
