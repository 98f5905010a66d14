import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicReader } from "@/components/outline/public-reader";
import { readSummaryOnce } from "@/components/outline/read-once";

type Props = { params: Promise<{ show: string; episode: string }> };

export const dynamic = "force-static";
export const generateStaticParams = () => [];

async function load({ params }: Props) {
  const { show, episode } = await params;
  return readSummaryOnce(decodeURIComponent(show), decodeURIComponent(episode));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props))?.episode.title };
}

export default async function Page(props: Props) {
  const summary = await load(props);
  if (!summary) notFound();
  return <PublicReader summary={summary} />;
}
