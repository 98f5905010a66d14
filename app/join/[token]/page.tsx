import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JoinButton } from "@/components/groups/join-button";
import { Column, Frame } from "@/components/site/frame";
import { buttonClass } from "@/components/ui/button";
import { currentUser } from "@/lib/auth/viewer";
import { inviteRefusals } from "@/lib/groups/invites";
import { readInvite } from "@/lib/groups/queries";

// The address is a secret: it goes to no search engine and to no other site.
export const metadata: Metadata = { title: "Invite", robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  const { token } = await params;
  const [invite, viewer] = await Promise.all([readInvite(token), currentUser()]);
  if (!invite) notFound();
  const here = encodeURIComponent(`/join/${token}`);
  if (invite.state !== "open")
    return (
      <Frame viewer={viewer}>
        <Column title="This invite no longer works" lead={inviteRefusals[invite.state]} />
      </Frame>
    );
  return (
    <Frame viewer={viewer} next={`/join/${token}`}>
      <Column title={`Join ${invite.group.name}`} lead={invite.group.description || "You are invited to read with this study group."}>
        {viewer ? (
          <JoinButton token={token} />
        ) : (
          <div className="flex flex-wrap gap-3">
            <a href={`/signup?next=${here}`} className={buttonClass("primary")}>
              Sign up to join
            </a>
            <a href={`/signin?next=${here}`} className={buttonClass("secondary")}>
              Sign in to join
            </a>
          </div>
        )}
      </Column>
    </Frame>
  );
}
