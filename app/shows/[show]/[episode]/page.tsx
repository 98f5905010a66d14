import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnotatedReader } from "@/components/annotations/annotated-reader";
import { LAYERS_PARAMETER, parseLayers } from "@/components/annotations/layers/layer-address";
import { PublicReader } from "@/components/outline/public-reader";
import { readSummaryOnce } from "@/components/outline/read-once";
import { currentUser } from "@/components/site/current-user";

type Props = { params: Promise<{ show: string; episode: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

async function load({ params }: Pick<Props, "params">) {
  const { show, episode } = await params;
  return readSummaryOnce(decodeURIComponent(show), decodeURIComponent(episode));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props))?.episode.title };
}

export default async function Page(props: Props) {
  const [summary, viewer] = await Promise.all([load(props), currentUser()]);
  if (!summary) notFound();
  const layers = parseLayers((await props.searchParams)[LAYERS_PARAMETER]);
  return viewer ? <AnnotatedReader summary={summary} viewer={viewer} group={null} layers={layers} /> : <PublicReader summary={summary} />;
}
