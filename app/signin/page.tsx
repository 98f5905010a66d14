import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { currentUser } from "@/components/site/current-user";
import { Column, Frame } from "@/components/site/frame";
import { signInWays } from "@/lib/auth/providers";
import { safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Sign in" };

/** What next-auth puts into `error`, in words. */
const errors: Record<string, string> = {
  OAuthAccountNotLinked: "There is an account with this e-mail address already. Sign in the way you did before.",
  Verification: "This link has been used or has expired. Ask for a new one.",
  AccessDenied: "Sign-in was cancelled.",
};

type Props = { searchParams: Promise<{ next?: string; needed?: string; sent?: string; error?: string }> };

export default async function Page({ searchParams }: Props) {
  const { next, needed, sent, error } = await searchParams;
  if (await currentUser()) redirect(safeNext(next));
  if (sent)
    return (
      <Frame viewer={null}>
        <Column title="Look into your mail" lead="We have sent you a link that signs you in. It works once, for an hour." />
      </Frame>
    );
  const query = next ? `?next=${encodeURIComponent(safeNext(next))}` : "";
  return (
    <Frame viewer={null}>
      <Column title="Sign in" lead={needed && "You have to be signed in to see that page."}>
        <div className="max-w-sm">
          {error && (
            <p role="alert" className="mb-5 rounded-md border border-danger px-3 py-2 text-sm text-danger">
              {errors[error] ?? "Signing in did not work. Please try again."}
            </p>
          )}
          <noscript>
            <p className="mb-5 text-sm">Signing in and annotating need JavaScript. Reading does not.</p>
          </noscript>
          <SignInForm next={safeNext(next)} ways={signInWays()} />
          <p className="mt-6 text-sm text-soft">
            No account yet?{" "}
            <a className="underline underline-offset-4" href={`/signup${query}`}>
              Sign up
            </a>
          </p>
        </div>
      </Column>
    </Frame>
  );
}
