import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupPage } from "@/components/groups/group-page";
import { Frame } from "@/components/site/frame";
import { requireUser } from "@/lib/auth/require";
import { listEpisodes } from "@/lib/episodes/queries";
import { readGroup } from "@/lib/groups/queries";

export const metadata: Metadata = { title: "Group" };

type Props = { params: Promise<{ group: string }> };

export default async function Page({ params }: Props) {
  const slug = decodeURIComponent((await params).group);
  const viewer = await requireUser(`/groups/${encodeURIComponent(slug)}`);
  const [found, episodes] = await Promise.all([readGroup(viewer, slug), listEpisodes()]);
  if (!found) notFound();
  const open = episodes.filter(({ id }) => !found.readings.some(({ episodeId }) => episodeId === id));
  return (
    <Frame viewer={viewer}>
      <GroupPage viewer={viewer} {...found} open={open} />
    </Frame>
  );
}
