import type { Role } from "@/lib/db/generated/enums";
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
export type MembershipFacts = { role: Role; leftAt: Date | null } | null;

/** A group's reading of the episode in question, and how much the viewer has published to the group there. */
export type BlindFacts = { blindUntil: Date | null; blindCount: number | null; published: number } | null;

export type GroupFacts = { membership: MembershipFacts; archivedAt: Date | null };

export type LinkFacts = { authorId: string; episodeId: string; expiresAt: Date | null; revokedAt: Date | null };

export type AudienceFacts =
  | { kind: "group"; audienceId: string; group: GroupFacts; blind: BlindFacts }
  | { kind: "link"; audienceId: string; link: LinkFacts };

export type AnnotationFacts = { authorId: string; episodeId: string; deletedAt: Date | null; publishedTo: AudienceFacts[] };

export type InviteFacts = { expiresAt: Date; revokedAt: Date | null; maxUses: number | null; uses: number };

// ── Groups ───────────────────────────────────────────────────────────────────

const roleIn = (group: GroupFacts): Role | null =>
  group.membership && !group.membership.leftAt ? group.membership.role : null;

const hasRole = (group: GroupFacts, ...roles: Role[]) => {
  const role = roleIn(group);
  return role !== null && roles.includes(role);
};

export const canCreateGroup = (viewer: Viewer) => viewer.kind === "user";

export const canReadGroup = (group: GroupFacts) => roleIn(group) !== null;

export const canEditGroup = (group: GroupFacts) => hasRole(group, "owner");

export const canTakeOnReading = (group: GroupFacts) => hasRole(group, "owner", "moderator") && !group.archivedAt;

export const canInvite = (group: GroupFacts) => hasRole(group, "owner", "moderator") && !group.archivedAt;

export const canPublishToGroup = (group: GroupFacts) => hasRole(group, "owner", "moderator", "member") && !group.archivedAt;

/** An owner removes anyone else; a moderator removes members and readers. */
export const canRemove = (group: GroupFacts, other: Role) =>
  hasRole(group, "owner") || (hasRole(group, "moderator") && (other === "member" || other === "reader"));

/** The last owner cannot leave without handing over. */
export const canLeave = (group: GroupFacts, owners: number) =>
  canReadGroup(group) && (roleIn(group) !== "owner" || owners > 1);

export type InviteState = "open" | "revoked" | "expired" | "used up";

export function inviteState(invite: InviteFacts, now: Date): InviteState {
  if (invite.revokedAt) return "revoked";
  if (invite.expiresAt <= now) return "expired";
  return invite.maxUses !== null && invite.uses >= invite.maxUses ? "used up" : "open";
}

// ── Share links ──────────────────────────────────────────────────────────────

export const linkIsOpen = (link: Pick<LinkFacts, "expiresAt" | "revokedAt">, now: Date) =>
  !link.revokedAt && (!link.expiresAt || link.expiresAt > now);

export const canManageLink = (viewer: Viewer, link: Pick<LinkFacts, "authorId">) => userIdOf(viewer) === link.authorId;

// ── Audiences ────────────────────────────────────────────────────────────────

/** A blind round hides the others' annotations until its date has passed or the viewer has published enough. */
export function isBlind(blind: BlindFacts, now: Date): boolean {
  if (!blind || (blind.blindUntil === null && blind.blindCount === null)) return false;
  const dateHasPassed = blind.blindUntil !== null && blind.blindUntil <= now;
  const hasPublishedEnough = blind.blindCount !== null && blind.published >= blind.blindCount;
  return !dateHasPassed && !hasPublishedEnough;
}

function readsThrough(viewer: Viewer, annotation: AnnotationFacts, audience: AudienceFacts, now: Date): boolean {
  if (audience.kind === "group")
    return viewer.kind === "user" && canReadGroup(audience.group) && !isBlind(audience.blind, now);
  const { link } = audience;
  const isItsHolder = viewer.kind === "link" && viewer.audienceId === audience.audienceId;
  const isOfItsVersion = link.authorId === annotation.authorId && link.episodeId === annotation.episodeId;
  return isItsHolder && isOfItsVersion && linkIsOpen(link, now);
}

// ── Annotations ──────────────────────────────────────────────────────────────

const isAuthor = (viewer: Viewer, { authorId }: { authorId: string }) => userIdOf(viewer) === authorId;

export const canReadAnnotation = (viewer: Viewer, annotation: AnnotationFacts, now: Date) =>
  annotation.deletedAt === null &&
  (isAuthor(viewer, annotation) ||
    annotation.publishedTo.some((audience) => readsThrough(viewer, annotation, audience, now)));

export const canEditAnnotation = (viewer: Viewer, annotation: Pick<AnnotationFacts, "authorId" | "deletedAt">) =>
  annotation.deletedAt === null && isAuthor(viewer, annotation);

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

/** A thread is read by those who read its annotation through its own audience, and by the author. */
export const canReadThread = (viewer: Viewer, annotation: AnnotationFacts, audienceId: string, now: Date) =>
  canReadAnnotation(
    viewer,
    { ...annotation, publishedTo: annotation.publishedTo.filter((audience) => audience.audienceId === audienceId) },
    now,
  );

// ── The installation ─────────────────────────────────────────────────────────

export const canImport = (viewer: Viewer) => viewer.kind === "operator" || (viewer.kind === "user" && viewer.isOwner);
