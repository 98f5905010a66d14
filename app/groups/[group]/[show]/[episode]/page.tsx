import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnotatedReader } from "@/components/annotations/annotated-reader";
import { LAYERS_PARAMETER, parseLayers } from "@/components/annotations/layers/layer-address";
import { ReadingNotice } from "@/components/groups/reading-notice";
import { readSummaryOnce } from "@/components/outline/read-once";
import { requireUser } from "@/components/site/current-user";
import { findGroup, shapeGroup } from "@/lib/groups/queries";
import { readReading } from "@/lib/groups/readings";

type Props = {
  params: Promise<{ group: string; show: string; episode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const slugs = async ({ params }: Pick<Props, "params">) => {
  const { group, show, episode } = await params;
  return { group: decodeURIComponent(group), show: decodeURIComponent(show), episode: decodeURIComponent(episode) };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { show, episode } = await slugs(props);
  return { title: (await readSummaryOnce(show, episode))?.episode.title };
}

export default async function Page(props: Props) {
  const { group: slug, show, episode } = await slugs(props);
  const viewer = await requireUser(`/groups/${[slug, show, episode].map(encodeURIComponent).join("/")}`);
  const [group, summary] = await Promise.all([findGroup(viewer, { slug }), readSummaryOnce(show, episode)]);
  if (!group || !summary) notFound();
  const [shaped, reading] = [shapeGroup(group), await readReading(viewer, group, summary.episode.id)];
  const notice = <ReadingNotice group={shaped} summary={summary} reading={reading} />;
  const layers = parseLayers((await props.searchParams)[LAYERS_PARAMETER]);
  return <AnnotatedReader summary={summary} viewer={viewer} group={shaped} layers={layers} notice={notice} />;
}
