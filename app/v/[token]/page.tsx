import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnotatedVersion } from "@/components/sharing/annotated-version";
import { askToSignIn, currentUser } from "@/components/site/current-user";
import { Frame } from "@/components/site/frame";
import { Toasts } from "@/components/ui/toasts";
import { nobody } from "@/lib/access/viewer";
import { isOpenLink, readAnnotatedVersion } from "@/lib/sharing/queries";

// The address is a secret: it goes to no search engine and to no other site.
export const metadata: Metadata = { title: "Annotated version", robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  const { token } = await params;
  const viewer = await currentUser();
  const version = await readAnnotatedVersion(viewer ?? nobody, token);
  const here = `/v/${token}`;
  // Of an open link only that it asks for signing in keeps someone out.
  if (!version && !viewer && (await isOpenLink(token))) askToSignIn(here);
  if (!version) notFound();
  return (
    <Frame viewer={viewer} next={here}>
      <Toasts>
        <AnnotatedVersion version={version} token={token} isSignedIn={viewer !== null} />
      </Toasts>
    </Frame>
  );
}
