import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnotatedReader } from "@/components/annotations/annotated-reader";
import { PublicReader } from "@/components/outline/public-reader";
import { readSummaryOnce } from "@/components/outline/read-once";
import { currentUser } from "@/lib/auth/viewer";

type Props = { params: Promise<{ show: string; episode: string }> };

async function load({ params }: Props) {
  const { show, episode } = await params;
  return readSummaryOnce(decodeURIComponent(show), decodeURIComponent(episode));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props))?.episode.title };
}

export default async function Page(props: Props) {
  const [summary, viewer] = await Promise.all([load(props), currentUser()]);
  if (!summary) notFound();
  return viewer ? <AnnotatedReader summary={summary} viewer={viewer} group={null} /> : <PublicReader summary={summary} />;
}
