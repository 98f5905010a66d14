import * as policy from "@/lib/access/policy";
import type { AnnotationFacts, ThreadFacts } from "@/lib/access/policy";
import { userIdOf } from "@/lib/access/viewer";
import type { Viewer } from "@/lib/access/viewer";
import { groupFacts } from "./facts";
import type { Facts } from "./facts";
import type { BuiltGroup } from "./factories";
import { now } from "./world";
import type { Said, Work, World } from "./world";

/* What policy, and nothing else, lets a viewer see of the world. */

/** The thread under an annotation in a group, begun or not. */
function talkSeen(viewer: Viewer, { audienceId, facts, all }: { audienceId: string; facts: ThreadFacts; all: (Said & Facts["replies"][number])[] }) {
  return {
    audienceId,
    isRead: policy.canReadThread(viewer, facts, now),
    /** Whether an entry of the group's log about it is read. */
    isLogged: policy.canReadLogEntry(facts.group, facts.blind, now),
    replies: all.filter((reply) => policy.canReadReply(viewer, reply, facts, now)),
    unseen: all.filter((reply) => policy.canMarkReplySeen(viewer, reply, facts, now)),
  };
}
export type SeenTalk = ReturnType<typeof talkSeen>;

function workSeen(viewer: Viewer, work: Work, facts: AnnotationFacts, talks: SeenTalk[]) {
  const isOwn = userIdOf(viewer) === facts.authorId;
  return {
    work,
    talks,
    isOwn,
    isRead: policy.canReadAnnotation(viewer, facts, now),
    isUnseen: policy.canMarkSeen(viewer, facts, now),
    isEditable: policy.canEditAnnotation(viewer, facts),
    isRestorable: policy.canRestoreAnnotation(viewer, facts, now),
    isPublishedBy: (audienceId: string) => isOwn && !facts.deletedAt && facts.publishedTo.some((one) => one.audienceId === audienceId),
    isReadIn: (audienceId: string) => policy.canReadIn(viewer, facts, audienceId, now),
    isHiddenIn: (audienceId: string) => facts.publishedTo.some((one) => one.kind === "group" && one.audienceId === audienceId && one.hiddenAt !== null),
    talkIn: (audienceId: string) => talks.find((one) => one.audienceId === audienceId)!,
  };
}
export type SeenWork = ReturnType<typeof workSeen>;

export function sightOf(viewer: Viewer, { works, groups }: World, facts: Facts) {
  const audiences = Object.values(groups).map(({ audienceId }) => audienceId);
  const talkOf = ({ id: annotationId, talks }: Work, audienceId: string) => {
    const said = talks.find((one) => one.audienceId === audienceId)?.replies ?? [];
    const all = said.map((reply) => ({ ...facts.replies.find(({ id }) => id === reply.id)!, ...reply }));
    return talkSeen(viewer, { audienceId, facts: facts.thread(viewer, { annotationId, audienceId }), all });
  };
  const seen = works.map((work) => workSeen(viewer, work, facts.annotation(viewer, work.id), audiences.map((audienceId) => talkOf(work, audienceId))));
  const factsOf = ({ id }: BuiltGroup) => groupFacts(viewer, facts.groups.find((one) => one.id === id)!);
  return {
    viewer,
    works: seen,
    groupOf: factsOf,
    /** How they stand to what others publish in a group on an episode. */
    standingIn(group: BuiltGroup, episodeId: string): policy.Standing {
      const { blind } = facts.thread(viewer, { annotationId: works.find((one) => one.episodeId === episodeId)!.id, audienceId: group.audienceId });
      return policy.standingIn(factsOf(group), blind, now);
    },
  };
}
export type Sight = ReturnType<typeof sightOf>;
