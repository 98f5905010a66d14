import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoorPage } from "@/components/groups/door-page";
import { GroupPage } from "@/components/groups/group-page";
import { requireUser } from "@/components/site/current-user";
import { Frame } from "@/components/site/frame";
import { latestIn } from "@/lib/annotations/latest";
import { listEpisodes } from "@/lib/episodes/queries";
import { readFeedUrl } from "@/lib/feeds/queries";
import { canMail } from "@/lib/groups/mail-invites";
import { readGroup } from "@/lib/groups/page";
import { readDoor } from "@/lib/groups/requests";
import { logOf } from "@/lib/moderation/log";
import { deskOf } from "@/lib/moderation/queries";

export const metadata: Metadata = { title: "Group" };

/** How many annotations each list of the page shows. */
const LATEST = 8;
const QUESTIONS = 20;

type Props = { params: Promise<{ group: string }> };

export default async function Page({ params }: Props) {
  const slug = decodeURIComponent((await params).group);
  const viewer = await requireUser(`/groups/${encodeURIComponent(slug)}`);
  const found = await readGroup(viewer, { slug });
  if (!found) {
    const door = await readDoor(viewer, { slug });
    if (!door) notFound();
    return (
      <Frame viewer={viewer}>
        <DoorPage door={door} />
      </Frame>
    );
  }
  const { audienceId } = found.group;
  const [episodes, desk, log, latest, questions, feedUrl] = await Promise.all([
    listEpisodes(),
    deskOf(viewer, found.group.id),
    logOf(viewer, found.group.id),
    latestIn(viewer, audienceId, { take: LATEST }),
    latestIn(viewer, audienceId, { take: QUESTIONS, kind: "question", isOpen: true }),
    readFeedUrl(viewer, found.group.id),
  ]);
  const open = episodes.filter(({ id }) => !found.readings.some(({ episodeId }) => episodeId === id));
  return (
    <Frame viewer={viewer}>
      <GroupPage viewer={viewer} {...found} {...{ latest, questions, open, desk, log }} canMail={canMail()} feedUrl={feedUrl} />
    </Frame>
  );
}
