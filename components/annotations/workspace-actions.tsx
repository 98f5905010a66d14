"use client";

import { memo } from "react";
import { PublishDialog } from "@/components/publishing/publish-dialog";
import { usePublishing } from "@/components/publishing/use-publishing";
import { WithdrawDialog } from "@/components/publishing/withdraw-dialog";
import { ShareDialog } from "@/components/sharing/share-dialog";
import type { ShareLink } from "@/lib/sharing/schema";
import type { AudienceChoice, WorkspaceProps } from "./types";
import type { Active } from "./use-active";

type Props = WorkspaceProps & {
  choices: AudienceChoice[];
  activate: Active["activate"];
  onLinks: (links: ShareLink[]) => void;
};

/** What can be done with all that one made of an episode: publish it, take it back, or share it by a link. Without icons it has room in one row. */
export const WorkspaceActions = memo(function WorkspaceActions({ me, episodeId, group, own, choices, activate, onLinks }: Props) {
  const { publish, withdraw } = usePublishing({ me, episodeId });
  const readIn = group?.canPublish ? group.audienceId : null;
  const canPublish = group ? readIn !== null : choices.length > 0;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2 print:hidden">
      {canPublish && <PublishDialog audiences={choices} readIn={readIn} own={own} publish={publish} onWords={(id) => activate(id, { words: true })} />}
      <WithdrawDialog audiences={choices} own={own} withdraw={withdraw} />
      <ShareDialog episodeId={episodeId} count={own.length} onLinks={onLinks} />
    </div>
  );
});
