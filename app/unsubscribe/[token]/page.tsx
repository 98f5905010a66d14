import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentUser } from "@/components/site/current-user";
import { Column, Frame } from "@/components/site/frame";
import { Button, buttonClass } from "@/components/ui/button";
import { isUnsubscribeToken } from "@/lib/notifications/unsubscribing";

// The address is a secret: it goes to no search engine and to no other site.
export const metadata: Metadata = { title: "Unsubscribe", robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

export default async function Page({ params, searchParams }: Props) {
  const [{ token }, { done }, viewer] = [await params, await searchParams, await currentUser()];
  if (!isUnsubscribeToken(token)) notFound();
  return (
    <Frame viewer={viewer}>
      {done ? (
        <Column title="You are unsubscribed" lead="Gloss sends you no more e-mail of what is new. You find it under Notifications.">
          <a href="/settings#notifications" className={buttonClass("secondary")}>
            Change how often you hear from Gloss
          </a>
        </Column>
      ) : (
        <Column title="Unsubscribe" lead="Do you want no more e-mail of what is new on Gloss?">
          <form method="post" action={`/api/unsubscribe/${token}`}>
            <input type="hidden" name="page" value="1" />
            <Button type="submit" variant="primary">
              Unsubscribe
            </Button>
          </form>
        </Column>
      )}
    </Frame>
  );
}
