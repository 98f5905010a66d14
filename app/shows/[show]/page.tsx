import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readShowOnce } from "@/components/outline/read-once";
import { currentUser } from "@/components/site/current-user";
import { Frame } from "@/components/site/frame";
import { ShowPage } from "@/components/site/shows-page";

type Props = { params: Promise<{ show: string }> };

const load = async ({ params }: Props) => readShowOnce(decodeURIComponent((await params).show));

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props))?.show.name };
}

export default async function Page(props: Props) {
  const [found, viewer] = await Promise.all([load(props), currentUser()]);
  if (!found) notFound();
  return (
    <Frame viewer={viewer}>
      <ShowPage {...found} />
    </Frame>
  );
}
