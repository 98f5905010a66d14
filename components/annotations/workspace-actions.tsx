"use client";

import { PublishDialog } from "@/components/groups/publish-dialog";
import { ShareDialog } from "@/components/sharing/share-dialog";
import type { Annotation } from "@/lib/annotations/schema";
import type { ShareLink } from "@/lib/sharing/schema";
import type { WorkspaceProps } from "./types";
import type { Writes } from "./use-writes";

type Props = WorkspaceProps & { annotations: Annotation[]; writes: Writes; onLinks: (links: ShareLink[]) => void };

/** What can be done with all that one made of an episode: publish it to the group, or share it by a link. */
export function WorkspaceActions({ me, episodeId, group, annotations, writes, onLinks }: Props) {
  const own = annotations.filter(({ author }) => author.id === me.id);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2 print:hidden">
      {group?.canPublish && <PublishDialog group={group} own={own} publish={(ids) => writes.publish(group.audienceId, ids)} />}
      <ShareDialog episodeId={episodeId} count={own.length} onLinks={onLinks} />
    </div>
  );
}
