import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JoinButton } from "@/components/groups/join-button";
import { groupPath } from "@/components/groups/paths";
import { currentUser } from "@/components/site/current-user";
import { Column, Frame } from "@/components/site/frame";
import { buttonClass } from "@/components/ui/button";
import { nobody } from "@/lib/access/viewer";
import { inviteRefusals, readInvite } from "@/lib/groups/joining";

// The address is a secret: it goes to no search engine and to no other site.
export const metadata: Metadata = { title: "Invite", robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  const { token } = await params;
  const viewer = await currentUser();
  const invite = await readInvite(viewer ?? nobody, token);
  if (!invite) notFound();
  const { group, state } = invite;
  if (state === "joined")
    return (
      <Frame viewer={viewer}>
        <Column title={`You are in ${group.name}`} lead="There is nothing more to join.">
          <a href={groupPath(group)} className={buttonClass("primary")}>
            Go to the group
          </a>
        </Column>
      </Frame>
    );
  if (state !== "open")
    return (
      <Frame viewer={viewer} next={`/join/${token}`}>
        <Column title="This invite no longer works" lead={inviteRefusals[state]} />
      </Frame>
    );
  const here = encodeURIComponent(`/join/${token}`);
  return (
    <Frame viewer={viewer} next={`/join/${token}`}>
      <Column title={`Join ${group.name}`} lead={group.description || "You are invited to read with this study group."}>
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
