import "server-only";
import { canAnswerRequests, canInvite } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { invitesOf } from "./invites";
import { factsOf, findGroup, membersOf, shapeGroup } from "./queries";
import { readingsOf } from "./readings";
import { requestsOf } from "./requests";
import type { Group, GroupReading, Invite, JoinRequest, Member } from "./schema";

export type GroupPage = {
  group: Group;
  members: Member[];
  readings: GroupReading[];
  /** Null for those who may not invite. */
  invites: Invite[] | null;
  /** Null for those who may not answer them. */
  requests: JoinRequest[] | null;
};

/** A group as its members see it; null when there is no such group or the viewer is not in it. */
export async function readGroup(viewer: Viewer, key: { id: string } | { slug: string }, now = new Date()): Promise<GroupPage | null> {
  const row = await findGroup(viewer, key);
  if (!row) return null;
  const facts = factsOf(row);
  const [members, readings, invites, requests] = await Promise.all([
    membersOf(viewer, row),
    readingsOf(viewer, row, now),
    canInvite(facts) ? invitesOf(row.id, now) : null,
    canAnswerRequests(facts) ? requestsOf(row.id) : null,
  ]);
  return { group: shapeGroup(row), members, readings, invites, requests };
}
