import "server-only";
import type { GroupFacts } from "@/lib/access/policy";
import { canModerate, canMute, canReadReply, canReportAnnotation, canReportReply } from "@/lib/access/policy";
import type { UserViewer } from "@/lib/access/viewer";
import type { Reply } from "@/lib/db/generated/client";
import { notFound, notYours, ok } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { withGroup } from "@/lib/groups/locked";
import type { LockedGroup } from "@/lib/groups/locked";
import { refusalIn } from "@/lib/groups/rules";
import { lockThread, openThread } from "@/lib/threads/open";
import type { OpenThread } from "@/lib/threads/open";
import { excerptOf, wordsOf } from "./items";
import { record } from "./log";
import type { CreateReport, ItemKey, SetHidden } from "./schema";

type OpenItem = LockedGroup & { thread: OpenThread; reply: Reply | null };

/** Does something about an annotation or a reply that the viewer reads in the group. The group is locked. */
const withItem = <T>(viewer: UserViewer, groupId: string, key: ItemKey, now: Date, run: (item: OpenItem) => Promise<Result<T>>): Promise<Result<T>> =>
  withGroup(viewer, groupId, async (locked) => {
    const { tx, group } = locked;
    const thread = await openThread(tx, viewer, { annotation: key.annotation, audience: group.audienceId }, now);
    if (!thread) return notFound("annotation");
    if (!key.reply) return run({ ...locked, thread, reply: null });
    const reply = await tx.reply.findUnique({ where: { id: key.reply } });
    const isRead = reply && reply.threadId === thread.thread?.id && canReadReply(viewer, reply, thread.facts, now);
    return isRead ? run({ ...locked, thread, reply }) : notFound("reply");
  });

async function aboutOf({ tx, thread: { annotation }, reply }: OpenItem): Promise<string> {
  if (reply) return wordsOf(reply.body);
  return excerptOf({ ...annotation, targets: await tx.target.findMany({ where: { annotationId: annotation.id }, orderBy: { position: "asc" } }) });
}

/** Asks a group's moderators to look at something. Who has asked already and was not answered asks with the new reason. */
export const report = (viewer: UserViewer, groupId: string, { reason, ...key }: CreateReport, now = new Date()): Promise<Result<null>> =>
  withItem(viewer, groupId, key, now, async (item) => {
    const { tx, facts, thread, reply } = item;
    const may = (group: GroupFacts) =>
      reply ? canReportReply(viewer, reply, { ...thread.facts, group }, now) : canReportAnnotation(viewer, { ...thread.facts, group }, now);
    const refusal = refusalIn(facts, may, notYours("You cannot report this."));
    if (refusal) return refusal;
    const which = { groupId, reporterId: viewer.id, annotationId: key.annotation, replyId: key.reply };
    const { count } = await tx.report.updateMany({ where: { ...which, settledAt: null }, data: { reason } });
    if (count > 0) return ok(null);
    await tx.report.create({ data: { ...which, reason } });
    await record(tx, { groupId, act: "report", byId: viewer.id, ofId: (reply ?? thread.annotation).authorId, episodeId: thread.annotation.episodeId, about: reason });
    return ok(null);
  });

/**
 * Hides something from the group, which answers all reports of it, or shows it again. A hidden reply is no accepted
 * answer any more. Doing it again is a success.
 */
export const setHidden = (viewer: UserViewer, groupId: string, { hidden, ...key }: SetHidden, now = new Date()): Promise<Result<null>> =>
  withItem(viewer, groupId, key, now, async (item) => {
    const { tx, facts, group, thread, reply } = item;
    const refusal = refusalIn(facts, canModerate, notYours("Only an owner or a moderator of the group hides what is said in it."));
    if (refusal) return refusal;
    const { id, hiddenAt } = await lockThread(tx, { annotation: key.annotation, audience: group.audienceId });
    if (((reply ? reply.hiddenAt : hiddenAt) !== null) === hidden) return ok(null);
    const data = { hiddenAt: hidden ? now : null };
    if (reply) await tx.reply.update({ where: { id: reply.id }, data });
    else await tx.thread.update({ where: { id }, data });
    if (reply) await tx.thread.updateMany({ where: { acceptedReplyId: reply.id }, data: { acceptedReplyId: null } });
    if (hidden) await tx.report.updateMany({ where: { groupId, annotationId: key.annotation, replyId: key.reply, settledAt: null }, data: { settledAt: now } });
    const ofId = (reply ?? thread.annotation).authorId;
    await record(tx, { groupId, act: hidden ? "hide" : "restore", byId: viewer.id, ofId, episodeId: thread.annotation.episodeId, about: await aboutOf(item) });
    return ok(null);
  });

/** Answers a report by leaving things as they are. Doing it again is a success. */
export const dismissReport = (viewer: UserViewer, groupId: string, reportId: string, now = new Date()): Promise<Result<null>> =>
  withGroup(viewer, groupId, async ({ tx, facts }) => {
    const refusal = refusalIn(facts, canModerate, notFound("report"));
    if (refusal) return refusal;
    const found = await tx.report.findFirst({ where: { id: reportId, groupId }, include: { annotation: true, reply: true } });
    if (!found) return notFound("report");
    if (found.settledAt) return ok(null);
    await tx.report.update({ where: { id: reportId }, data: { settledAt: now } });
    const ofId = (found.reply ?? found.annotation).authorId;
    await record(tx, { groupId, act: "dismiss", byId: viewer.id, ofId, episodeId: found.annotation.episodeId, about: found.reason });
    return ok(null);
  });

/** Mutes a member, who then reads only, or lets them speak again. Doing it again is a success. */
export const setMuted = (viewer: UserViewer, groupId: string, userId: string, muted: boolean, now = new Date()): Promise<Result<null>> =>
  withGroup(viewer, groupId, async ({ tx, facts, members }) => {
    const other = members.find((one) => one.userId === userId);
    if (!other) return notFound("member");
    const refusal = refusalIn(facts, (group) => canMute(group, { role: other.role, isOwn: userId === viewer.id }), notYours("You cannot mute this member."));
    if (refusal) return refusal;
    if ((other.mutedAt !== null) === muted) return ok(null);
    await tx.membership.update({ where: { groupId_userId: { groupId, userId } }, data: { mutedAt: muted ? now : null } });
    await record(tx, { groupId, act: muted ? "mute" : "unmute", byId: viewer.id, ofId: userId, about: "" });
    return ok(null);
  });
