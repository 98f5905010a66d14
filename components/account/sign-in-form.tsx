"use client";

import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";

type Fields = Record<string, string>;

/** Signs in by e-mail address and password. The server words the refusal. */
export async function passwordSignIn({ email = "", password = "" }: Fields): Promise<Result<null>> {
  const answer = await signIn("credentials", { email, password, redirect: false }).catch(() => null);
  if (answer?.ok && !answer.error) return ok(null);
  return refuse("wrong-credentials", answer?.error ?? "The server cannot be reached. Try again.");
}

/** After signing in everything is read anew: a whole new page, with nothing in memory from before. */
export const enter = (next: string) => window.location.assign(next);

async function mailLink({ email = "" }: Fields, next: string): Promise<Result<null>> {
  const answer = await signIn("email", { email, redirect: false, callbackUrl: next }).catch(() => null);
  if (answer?.ok && !answer.error) return ok(null);
  return refuse("internal", "The e-mail could not be sent. Check the address, or try again later.");
}

type SignInFormProps = { next: string; ways: { oauth: { id: string; label: string }[]; emailLink: boolean } };

/** All ways to sign in that this installation offers. */
export function SignInForm({ next, ways }: SignInFormProps) {
  return (
    <div className="space-y-6">
      <Form submit={passwordSignIn} onDone={() => enter(next)}>
        {({ busy }) => (
          <>
            <Field label="E-mail" name="email" type="email" autoComplete="username" required />
            <Field label="Password" name="password" type="password" autoComplete="current-password" required />
            <Button variant="primary" type="submit" disabled={busy} className="w-full">
              Sign in
            </Button>
          </>
        )}
      </Form>
      {ways.emailLink && (
        <Form submit={(fields) => mailLink(fields, next)} onDone={() => enter("/signin?sent=1")} className="space-y-3 border-t border-line pt-6">
          {({ busy }) => (
            <>
              <Field label="Or get a link by e-mail" name="email" type="email" autoComplete="email" required />
              <Button type="submit" disabled={busy} className="w-full">
                Send me a link
              </Button>
            </>
          )}
        </Form>
      )}
      {ways.oauth.length > 0 && (
        <div className="space-y-2 border-t border-line pt-6">
          {ways.oauth.map(({ id, label }) => (
            <Button key={id} className="w-full" onClick={() => void signIn(id, { callbackUrl: next })}>
              Sign in with {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
