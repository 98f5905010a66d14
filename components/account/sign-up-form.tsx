"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { Account } from "@/lib/accounts/schema";
import { ok } from "@/lib/errors";
import { call } from "@/lib/http/client";
import { enter, passwordSignIn } from "./sign-in-form";

/** Creates an account and signs it in. */
export function SignUpForm({ next, action }: { next: string; action: string }) {
  const submit = async (fields: Record<string, string>) => {
    const created = await call<Account>("POST", "/accounts", fields);
    if (!created.ok) return created;
    const entered = await passwordSignIn(fields);
    return entered.ok ? ok(created.value) : entered;
  };
  return (
    <Form submit={submit} onDone={() => enter(next)}>
      {({ busy, errorOf }) => (
        <>
          <Field label="Name" name="name" autoComplete="name" hint="As others will see it on what you publish." error={errorOf("name")} required />
          <Field label="E-mail" name="email" type="email" autoComplete="username" error={errorOf("email")} required />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            hint="At least 8 characters."
            error={errorOf("password")}
            required
          />
          <Button variant="primary" type="submit" disabled={busy} className="w-full">
            {action}
          </Button>
        </>
      )}
    </Form>
  );
}
