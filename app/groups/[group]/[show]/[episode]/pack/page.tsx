import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { PackPage } from "@/components/discussion/pack-page";
import { readSummaryOnce } from "@/components/outline/read-once";
import { requireUser } from "@/components/site/current-user";
import { Frame } from "@/components/site/frame";
import { readDiscussionPack } from "@/lib/discussion/queries";
import { env } from "@/lib/env";
import { findGroup, shapeGroup } from "@/lib/groups/queries";

export const metadata: Metadata = { title: "Discussion pack" };

type Props = { params: Promise<{ group: string; show: string; episode: string }> };

export default async function Page({ params }: Props) {
  const { group: slug, show, episode } = Object.fromEntries(Object.entries(await params).map(([name, value]) => [name, decodeURIComponent(value)])) as Awaited<Props["params"]>;
  const viewer = await requireUser(`/groups/${[slug, show, episode, "pack"].map(encodeURIComponent).join("/")}`);
  const [group, summary] = await Promise.all([findGroup(viewer, { slug }), readSummaryOnce(show, episode)]);
  if (!group || !summary) notFound();
  const origin = env().NEXTAUTH_URL ?? `http://${(await headers()).get("host")}`;
  return (
    <Frame viewer={viewer}>
      <PackPage {...await readDiscussionPack(viewer, group, summary)} group={shapeGroup(group)} summary={summary} origin={origin.replace(/\/$/, "")} />
    </Frame>
  );
}
