import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnotatedVersion } from "@/components/sharing/annotated-version";
import { Frame } from "@/components/site/frame";
import { currentUser } from "@/lib/auth/viewer";
import { readAnnotatedVersion } from "@/lib/sharing/queries";

// The address is a secret: it goes to no search engine and to no other site.
export const metadata: Metadata = { title: "Annotated version", robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

export default async function Page({ params }: Props) {
  const { token } = await params;
  const [version, viewer] = await Promise.all([readAnnotatedVersion(token), currentUser()]);
  if (!version) notFound();
  return (
    <Frame viewer={viewer}>
      <AnnotatedVersion version={version} />
    </Frame>
  );
}
