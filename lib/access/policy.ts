import type { Role, ShareMode } from "@/lib/db/generated/enums";
import type { Viewer } from "./viewer";
import { userIdOf } from "./viewer";

/*
 * Every permission, as pure predicates over facts. `scope.ts` states the same rules as query fragments, and
 * one test over real rows holds the two together. `now` is a parameter wherever a rule looks at the clock.
 */

export const DELETED_FOR_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

// ── Facts ────────────────────────────────────────────────────────────────────

/** The viewer's own membership, or null when they never joined. */
export type MembershipFacts = { role: Role; leftAt: Date | null; mutedAt: Date | null } | null;

/** A group's reading of the episode in question, and how much the viewer has published to the group there. */
export type BlindFacts = { blindUntil: Date | null; blindCount: number | null; published: number } | null;

export type GroupFacts = { membership: MembershipFacts; archivedAt: Date | null };

export type LinkFacts = {
  authorId: string;
  episodeId: string;
  mode: ShareMode;
  needsSignIn: boolean;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

export type AudienceFacts =
  | { kind: "group"; audienceId: string; group: GroupFacts; blind: BlindFacts; /** Since when a moderator hides the annotation here. */ hiddenAt: Date | null }
  | { kind: "link"; audienceId: string; link: LinkFacts };

export type AnnotationFacts = { authorId: string; episodeId: string; deletedAt: Date | null; publishedTo: AudienceFacts[] };

/** The thread under an annotation in one group, begun or not, and where the viewer stands in that group. */
export type ThreadFacts = {
  annotation: Pick<AnnotationFacts, "authorId" | "deletedAt"> & { isQuestion: boolean };
  group: GroupFacts;
  blind: BlindFacts;
  /** Whether the annotation is published to the group now. */
  isPublished: boolean;
  hiddenAt: Date | null;
};

export type ReplyFacts = { authorId: string; deletedAt: Date | null; hiddenAt: Date | null };

export type InviteFacts = { createdAt: Date; expiresAt: Date; revokedAt: Date | null; maxUses: number | null; uses: number };

// ── Groups ───────────────────────────────────────────────────────────────────

const roleIn = (group: GroupFacts): Role | null =>
  group.membership && !group.membership.leftAt ? group.membership.role : null;

const hasRole = (group: GroupFacts, ...roles: Role[]) => {
  const role = roleIn(group);
  return role !== null && roles.includes(role);
};

export const canCreateGroup = (viewer: Viewer) => viewer.kind === "user";

export const canReadGroup = (group: GroupFacts) => roleIn(group) !== null;

/** People know each other by name, and can mention each other, who are in a group together now. */
export const areFellows = (one: { groupIds: string[] }, other: { groupIds: string[] }) => one.groupIds.some((id) => other.groupIds.includes(id));

/** Its name, its description, and whether it takes join requests. What is archived is read and no longer changed. */
export const canEditGroup = (group: GroupFacts) => hasRole(group, "owner") && !group.archivedAt;

export const canArchiveGroup = (group: GroupFacts) => hasRole(group, "owner") && !group.archivedAt;

export const canUnarchiveGroup = (group: GroupFacts) => hasRole(group, "owner") && group.archivedAt !== null;

/** Taking on, planning and dropping readings. */
export const canTakeOnReading = (group: GroupFacts) => hasRole(group, "owner", "moderator") && !group.archivedAt;

/** Making, seeing and revoking invites. */
export const canInvite = (group: GroupFacts) => hasRole(group, "owner", "moderator") && !group.archivedAt;

export const canAnswerRequests = (group: GroupFacts) => hasRole(group, "owner", "moderator") && !group.archivedAt;

export const isMuted = (group: GroupFacts) => canReadGroup(group) && group.membership?.mutedAt != null;

/** Publishing to the group, and talking in it. Whoever is muted reads. */
export const canPublishToGroup = (group: GroupFacts) => hasRole(group, "owner", "moderator", "member") && !group.archivedAt && !isMuted(group);

/** What moderators hide is hidden from the others. */
export const seesHidden = (group: GroupFacts) => hasRole(group, "owner", "moderator");

/** That a member is muted concerns the moderators and themselves. */
export const seesMuted = (viewer: Viewer, group: GroupFacts, memberId: string) => seesHidden(group) || userIdOf(viewer) === memberId;

/** A member's feed of their group is open as long as they are in it, and shows what they may read. */
export const feedIsOpen = (membership: { leftAt: Date | null }) => membership.leftAt === null;

// ── Roles ────────────────────────────────────────────────────────────────────

const rank: Record<Role, number> = { reader: 0, member: 1, moderator: 2, owner: 3 };
const isPlain = (role: Role) => role === "member" || role === "reader";

export type RoleChange = { from: Role; to: Role; isOwn: boolean };

/** An owner gives any role; a moderator those of members and readers, to them; and anyone takes a lower one for themselves. */
export const canChangeRole = (group: GroupFacts, { from, to, isOwn }: RoleChange) => {
  if (group.archivedAt || !canReadGroup(group)) return false;
  if (isOwn) return rank[to] <= rank[from];
  return hasRole(group, "owner") || (hasRole(group, "moderator") && isPlain(from) && isPlain(to));
};

/** A group is never without an owner: the last one neither leaves nor takes another role. `owners` counts them now. */
export const keepsAnOwner = (from: Role, to: Role | null, owners: number) => from !== "owner" || to === "owner" || owners > 1;

/** Making a member the owner in one's own place. */
export const canHandOver = (group: GroupFacts) => hasRole(group, "owner") && !group.archivedAt;

/** An owner removes anyone else; a moderator removes members and readers. From an archived group as well: it is still read. */
export const canRemove = (group: GroupFacts, other: Role) => hasRole(group, "owner") || (hasRole(group, "moderator") && isPlain(other));

/** The last owner cannot leave without handing over. */
export const canLeave = (group: GroupFacts, owners: number) => {
  const role = roleIn(group);
  return role !== null && keepsAnOwner(role, null, owners);
};

// ── Moderating ───────────────────────────────────────────────────────────────

/** Seeing reports, hiding and restoring, in a group. */
export const canModerate = (group: GroupFacts) => seesHidden(group) && !group.archivedAt;

/** Muting someone else and letting them speak again: those who may remove them. */
export const canMute = (group: GroupFacts, { role, isOwn }: { role: Role; isOwn: boolean }) => !isOwn && canRemove(group, role) && !group.archivedAt;

export const canReadLog = (group: GroupFacts) => hasRole(group, "owner");

/** In a blind round the log is silent about what the others wrote. `blind`: of the episode that an entry is about, if it is about one. */
export const canReadLogEntry = (group: GroupFacts, blind: BlindFacts, now: Date) => canReadLog(group) && !isBlind(blind, now);

// ── Coming in ────────────────────────────────────────────────────────────────

export type InviteState = "open" | "revoked" | "expired" | "used up";

export function inviteState(invite: Omit<InviteFacts, "createdAt">, now: Date): InviteState {
  if (invite.revokedAt) return "revoked";
  if (invite.expiresAt <= now) return "expired";
  return invite.maxUses !== null && invite.uses >= invite.maxUses ? "used up" : "open";
}

/**
 * Who was removed from a group comes back only by an invite made since: an older one may still lie in their mail, and
 * removing someone must not depend on finding and revoking every link. Who left by themselves may come back by any.
 */
export const isBarredFrom = (invite: Pick<InviteFacts, "createdAt">, membership: { leftAt: Date | null; removed: boolean } | null) =>
  membership?.removed === true && membership.leftAt !== null && invite.createdAt <= membership.leftAt;

/** Ways in which an invite opens nothing: to anyone or, barred, to someone who was removed after it was made. */
export type Closed = Exclude<InviteState, "open"> | "archived" | "barred";

/** What an invite is to someone: a way in, a way to where they are already, or closed. */
export function entryBy(invite: InviteFacts, group: Pick<GroupFacts, "archivedAt">, membership: { leftAt: Date | null; removed: boolean } | null, now: Date): "open" | "joined" | Closed {
  if (membership && !membership.leftAt) return "joined";
  const state = inviteState(invite, now);
  if (state !== "open") return state;
  if (group.archivedAt) return "archived";
  return isBarredFrom(invite, membership) ? "barred" : "open";
}

/** Where a group takes join requests, someone signed in who is not in it sees its name and description, and may ask to join. */
export const canAskToJoin = (viewer: Viewer, group: GroupFacts & { takesRequests: boolean }) =>
  viewer.kind === "user" && group.takesRequests && !group.archivedAt && roleIn(group) === null;

// ── Share links ──────────────────────────────────────────────────────────────

export const linkIsOpen = (link: Pick<LinkFacts, "expiresAt" | "revokedAt">, now: Date) =>
  !link.revokedAt && (!link.expiresAt || link.expiresAt > now);

export const canManageLink = (viewer: Viewer, link: Pick<LinkFacts, "authorId">) => userIdOf(viewer) === link.authorId;

/** As anyone: a user, or a link's holder who is one. */
export const isSignedIn = (viewer: Viewer) => viewer.kind === "user" || (viewer.kind === "link" && viewer.isSignedIn === true);

/** Whoever has its address opens a link while it is open; one that asks for it, only when signed in, as anyone. */
export const canOpenLink = (viewer: Viewer, link: Pick<LinkFacts, "needsSignIn" | "expiresAt" | "revokedAt">, now: Date) =>
  linkIsOpen(link, now) && (!link.needsSignIn || isSignedIn(viewer));

/** A live link is an audience; a frozen one shows what it was made of, and nothing that came since. */
export const canPublishToLink = (viewer: Viewer, link: LinkFacts, now: Date) =>
  link.mode === "live" && canManageLink(viewer, link) && linkIsOpen(link, now);

/** Making someone else's version one's own starting point. */
export const canCopyVersion = (viewer: Viewer, link: LinkFacts, now: Date) =>
  viewer.kind === "user" && canOpenLink(viewer, link, now) && !canManageLink(viewer, link);

// ── Audiences ────────────────────────────────────────────────────────────────

/** A blind round hides the others' annotations until its date has passed or the viewer has published enough. */
export function isBlind(blind: BlindFacts, now: Date): boolean {
  if (!blind || (blind.blindUntil === null && blind.blindCount === null)) return false;
  const dateHasPassed = blind.blindUntil !== null && blind.blindUntil <= now;
  const hasPublishedEnough = blind.blindCount !== null && blind.published >= blind.blindCount;
  return !dateHasPassed && !hasPublishedEnough;
}

/** How someone stands to what the others publish to a group on an episode: they read it, with what is hidden or without, not yet, or not at all. */
export type Standing = "moderates" | "reads" | "blind" | "out";

export const standingIn = (group: GroupFacts, blind: BlindFacts, now: Date): Standing => {
  if (!canReadGroup(group)) return "out";
  if (isBlind(blind, now)) return "blind";
  return seesHidden(group) ? "moderates" : "reads";
};

const readsAs = (standing: Standing, isHidden: boolean) => standing === "moderates" || (standing === "reads" && !isHidden);

function readsThrough(viewer: Viewer, annotation: AnnotationFacts, audience: AudienceFacts, now: Date): boolean {
  if (audience.kind === "group")
    return viewer.kind === "user" && readsAs(standingIn(audience.group, audience.blind, now), audience.hiddenAt !== null);
  const { link } = audience;
  const isItsHolder = viewer.kind === "link" && viewer.audienceId === audience.audienceId;
  const isOfItsVersion = link.authorId === annotation.authorId && link.episodeId === annotation.episodeId;
  return isItsHolder && isOfItsVersion && link.mode === "live" && canOpenLink(viewer, link, now);
}

// ── Annotations ──────────────────────────────────────────────────────────────

/** What someone wrote is theirs: they see all of it, and where it is published. */
export const isAuthor = (viewer: Viewer, { authorId }: { authorId: string }) => userIdOf(viewer) === authorId;

export const canReadAnnotation = (viewer: Viewer, annotation: AnnotationFacts, now: Date) =>
  annotation.deletedAt === null &&
  (isAuthor(viewer, annotation) ||
    annotation.publishedTo.some((audience) => readsThrough(viewer, annotation, audience, now)));

export const canEditAnnotation = (viewer: Viewer, annotation: Pick<AnnotationFacts, "authorId" | "deletedAt">) =>
  annotation.deletedAt === null && isAuthor(viewer, annotation);

/**
 * What an annotation says, as which kind and under which tags, its author does not change where they are muted in a group
 * that has it, nor by leaving that group. Taking it back and deleting it stay theirs.
 */
export const canReword = (viewer: Viewer, annotation: Pick<AnnotationFacts, "authorId" | "deletedAt" | "publishedTo">) =>
  canEditAnnotation(viewer, annotation) &&
  annotation.publishedTo.every((audience) => audience.kind === "link" || !audience.group.membership?.mutedAt);

/** Someone else's annotation, once read, can be noted as seen; one's own is never new to oneself. */
export const canMarkSeen = (viewer: Viewer, annotation: AnnotationFacts, now: Date) =>
  viewer.kind === "user" && !isAuthor(viewer, annotation) && canReadAnnotation(viewer, annotation, now);

/** What was deleted comes back to its author, and to no one else, for 30 days. */
export const canRestoreAnnotation = (
  viewer: Viewer,
  annotation: Pick<AnnotationFacts, "authorId" | "deletedAt">,
  now: Date,
) => isAuthor(viewer, annotation) && annotation.deletedAt !== null && annotation.deletedAt > restorableSince(now);

/** Rows deleted before this moment are beyond recall. */
export const restorableSince = (now: Date) => new Date(now.getTime() - DELETED_FOR_DAYS * DAY_MS);

/** Whether an annotation stands in one audience's version of its episode: what it shows the viewer and, in a group that they are in, their own there. */
export const canReadIn = (viewer: Viewer, annotation: AnnotationFacts, audienceId: string, now: Date) => {
  const isOwnIn = (audience: AudienceFacts) => audience.kind === "group" && canReadGroup(audience.group) && isAuthor(viewer, annotation);
  const audience = annotation.publishedTo.find((one) => one.audienceId === audienceId);
  return annotation.deletedAt === null && audience !== undefined && (isOwnIn(audience) || readsThrough(viewer, annotation, audience, now));
};

// ── Threads ──────────────────────────────────────────────────────────────────

/**
 * A thread is read by those who read its annotation through its group. The annotation's author reads it as long as they
 * are in the group, hidden or taken back as well. In a blind round nobody reads what others say, not even of their own.
 */
export function canReadThread(viewer: Viewer, { annotation, group, blind, isPublished, hiddenAt }: ThreadFacts, now: Date): boolean {
  if (viewer.kind !== "user" || annotation.deletedAt || !canReadGroup(group) || isBlind(blind, now)) return false;
  return isAuthor(viewer, annotation) || (isPublished && (!hiddenAt || seesHidden(group)));
}

/** What was deleted is gone for everyone; what is hidden its author still reads, and moderators do. */
export const canReadReply = (viewer: Viewer, reply: ReplyFacts, thread: ThreadFacts, now: Date) =>
  canReadThread(viewer, thread, now) && !reply.deletedAt && (!reply.hiddenAt || isAuthor(viewer, reply) || seesHidden(thread.group));

/** A reply's place in its thread: also that of one that was deleted, unless a moderator had hidden it. */
export const seesPlaceOf = (viewer: Viewer, reply: ReplyFacts, thread: ThreadFacts, now: Date) =>
  canReadReply(viewer, reply, thread, now) || (canReadThread(viewer, thread, now) && reply.deletedAt !== null && !reply.hiddenAt);

/** Those talk who may publish, where the annotation stands for all to see. */
export const canReply = (viewer: Viewer, thread: ThreadFacts, now: Date) =>
  canReadThread(viewer, thread, now) && thread.isPublished && !thread.hiddenAt && canPublishToGroup(thread.group);

/** The same for a reaction as for a reply. */
export const canReact = canReply;

export const canEditReply = (viewer: Viewer, reply: ReplyFacts, thread: ThreadFacts, now: Date) =>
  isAuthor(viewer, reply) && canReadReply(viewer, reply, thread, now) && canPublishToGroup(thread.group);

/** Also someone who is muted takes back what they said. */
export const canDeleteReply = (viewer: Viewer, reply: ReplyFacts, thread: ThreadFacts, now: Date) =>
  isAuthor(viewer, reply) && canReadReply(viewer, reply, thread, now) && !thread.group.archivedAt;

export const canRestoreReply = (viewer: Viewer, reply: ReplyFacts, thread: ThreadFacts, now: Date) =>
  reply.deletedAt !== null && reply.deletedAt > restorableSince(now) && canEditReply(viewer, { ...reply, deletedAt: null }, thread, now);

/** Resolving and reopening: for whoever wrote the annotation, and for moderators. */
export const canResolve = (viewer: Viewer, thread: ThreadFacts, now: Date) =>
  canReply(viewer, thread, now) && (isAuthor(viewer, thread.annotation) || seesHidden(thread.group));

/** A question's answer is accepted by who asked it, or by a moderator. */
export const canAccept = (viewer: Viewer, thread: ThreadFacts, now: Date) => thread.annotation.isQuestion && canResolve(viewer, thread, now);

/** Every member, muted as well, may ask the moderators to look at what another published, as long as it is shown. */
export const canReportAnnotation = (viewer: Viewer, thread: ThreadFacts, now: Date) =>
  canReadThread(viewer, thread, now) && !isAuthor(viewer, thread.annotation) && thread.isPublished && !thread.hiddenAt && !thread.group.archivedAt;

export const canReportReply = (viewer: Viewer, reply: ReplyFacts, thread: ThreadFacts, now: Date) =>
  canReadReply(viewer, reply, thread, now) && !isAuthor(viewer, reply) && !reply.hiddenAt && !thread.group.archivedAt;

/** Someone else's reply, once read, can be noted as seen. */
export const canMarkReplySeen = (viewer: Viewer, reply: ReplyFacts, thread: ThreadFacts, now: Date) =>
  !isAuthor(viewer, reply) && canReadReply(viewer, reply, thread, now);

// ── Notifications ────────────────────────────────────────────────────────────

/** What a notification is about, as it is now. */
export type NotificationFacts = { recipientId: string } & (
  | { kind: "mention"; annotation: AnnotationFacts }
  /** What was said in a thread: a reply, a mention in one, or an answer while it is the accepted one. */
  | { kind: "said"; reply: ReplyFacts; thread: ThreadFacts; isMeant: boolean }
  /** What someone published to a group, of one episode, since it is meant. */
  | { kind: "published"; audienceId: string; annotations: AnnotationFacts[] }
  | { kind: "invite"; invite: InviteFacts; archivedAt: Date | null; membership: { leftAt: Date | null; removed: boolean } | null }
  | { kind: "request"; group: GroupFacts; isWaiting: boolean }
);

function concernsNow(viewer: Viewer, it: NotificationFacts, now: Date): boolean {
  switch (it.kind) {
    case "mention":
      return canReadAnnotation(viewer, it.annotation, now);
    case "said":
      return it.isMeant && canReadReply(viewer, it.reply, it.thread, now);
    case "published":
      return it.annotations.some((annotation) => canReadIn(viewer, annotation, it.audienceId, now));
    case "invite":
      return entryBy(it.invite, it, it.membership, now) === "open";
    case "request":
      return canAnswerRequests(it.group) && it.isWaiting;
  }
}

/** A notification is its recipient's, as long as they may read what it is about or, of a door, go through it. */
export const canReadNotification = (viewer: Viewer, notification: NotificationFacts, now: Date) =>
  userIdOf(viewer) === notification.recipientId && concernsNow(viewer, notification, now);

/** Only who has shown that an address is theirs is let in by an invite to it, or told from whom and where to. */
export const canOpenInvite = (user: { emailVerified: Date | null }) => user.emailVerified !== null;

// ── The installation ─────────────────────────────────────────────────────────

export const canImport = (viewer: Viewer) => viewer.kind === "operator" || (viewer.kind === "user" && viewer.isOwner);

/** Loading and removing the demonstration. */
export const canDemonstrate = (viewer: Viewer) => viewer.kind === "user" && viewer.isOwner;
