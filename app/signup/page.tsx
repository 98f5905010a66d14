import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/account/sign-up-form";
import { currentUser } from "@/components/site/current-user";
import { Column, Frame } from "@/components/site/frame";
import { hasOwner } from "@/lib/auth/register";
import { safeNext } from "@/lib/paths";

export const metadata: Metadata = { title: "Sign up" };

type Props = { searchParams: Promise<{ next?: string }> };

export default async function Page({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const [viewer, owned] = await Promise.all([currentUser(), hasOwner()]);
  if (viewer) redirect(next);
  const words = owned
    ? { title: "Sign up", lead: "To highlight, write notes and read with a group.", action: "Sign up" }
    : { title: "Create the owner’s account", lead: "You are the first here. This account owns the installation.", action: "Create the owner’s account" };
  return (
    <Frame viewer={null}>
      <Column title={words.title} lead={words.lead}>
        <div className="max-w-sm">
          <noscript>
            <p className="mb-5 text-sm">Signing up and annotating need JavaScript. Reading does not.</p>
          </noscript>
          <SignUpForm next={next} action={words.action} />
          {owned && (
            <p className="mt-6 text-sm text-soft">
              You have an account?{" "}
              <a className="underline underline-offset-4" href={`/signin?next=${encodeURIComponent(next)}`}>
                Sign in
              </a>
            </p>
          )}
        </div>
      </Column>
    </Frame>
  );
}
