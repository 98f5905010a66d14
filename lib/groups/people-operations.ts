import { z } from "zod";
import { notFound, ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { fellowSchema, listFellows } from "./fellows";
import { createInvite, revokeInvite } from "./invites";
import { acceptInvite } from "./joining";
import { mailInvites } from "./mail-invites";
import { changeRole, endMembership, handOver } from "./members";
import { answerRequest, askToJoin, readDoor, withdrawRequest } from "./requests";
import { askSchema, createInviteSchema, doorSchema, groupSchema, inviteSchema, mailedInvitesSchema, mailInvitesSchema, roleSchema, workSchema } from "./schema";

const byId = z.object({ group: z.uuid() });
const memberById = z.object({ group: z.uuid(), user: z.uuid() });

export const getFellows = operation({
  id: "listFellows",
  method: "GET",
  path: "/me/fellows",
  summary: "Those with whom you are in a group: whom you can mention in a note as @[name](id)",
  auth: "user",
  response: z.array(fellowSchema),
  run: async ({ viewer }) => ok(await listFellows(viewer)),
});

export const patchMember = operation({
  id: "changeRole",
  method: "PATCH",
  path: "/groups/{group}/members/{user}",
  summary: "Give a member another role, or take a lower one yourself",
  auth: "user",
  params: memberById,
  body: roleSchema,
  run: ({ viewer, params, body }) => changeRole(viewer, params.group, params.user, body.role),
});

export const removeMember = operation({
  id: "endMembership",
  method: "DELETE",
  path: "/groups/{group}/members/{user}",
  summary: "Leave a group, or remove someone from it; `work` says whether what they published there stays or goes",
  auth: "user",
  params: memberById,
  query: z.object({ work: workSchema.optional() }),
  run: ({ viewer, params, query }) => endMembership(viewer, params.group, params.user, query.work),
});

export const putOwner = operation({
  id: "handOverGroup",
  method: "PUT",
  path: "/groups/{group}/owner",
  summary: "Hand a group over: a member becomes its owner in your place, and you a moderator",
  auth: "user",
  params: byId,
  body: z.object({ user: z.uuid() }),
  run: ({ viewer, params, body }) => handOver(viewer, params.group, body.user),
});

export const postInvite = operation({
  id: "createInvite",
  method: "POST",
  path: "/groups/{group}/invites",
  summary: "Make an invite: whoever opens /join/{token} can join until it expires, is used up or is revoked",
  auth: "user",
  params: byId,
  body: createInviteSchema,
  response: inviteSchema,
  run: ({ viewer, params, body }) => createInvite(viewer, params.group, body),
});

export const postInviteMails = operation({
  id: "mailInvites",
  method: "POST",
  path: "/groups/{group}/invite-mails",
  summary: "Send invites by e-mail, one for each address and good for one use",
  auth: "user",
  params: byId,
  body: mailInvitesSchema,
  response: mailedInvitesSchema,
  run: ({ viewer, params, body }) => mailInvites(viewer, params.group, body),
});

export const removeInvite = operation({
  id: "revokeInvite",
  method: "DELETE",
  path: "/invites/{invite}",
  summary: "Revoke an invite",
  auth: "user",
  params: z.object({ invite: z.uuid() }),
  run: ({ viewer, params }) => revokeInvite(viewer, params.invite),
});

export const postMembership = operation({
  id: "acceptInvite",
  method: "POST",
  path: "/memberships",
  summary: "Join a group by an invite's token",
  auth: "user",
  body: z.object({ token: z.string().max(200) }),
  response: groupSchema,
  run: ({ viewer, body }) => acceptInvite(viewer, body.token),
});

export const getJoinRequest = operation({
  id: "readDoor",
  method: "GET",
  path: "/groups/{group}/join-request",
  summary: "A group that takes join requests, as someone sees it who is not in it, and what became of their asking",
  auth: "user",
  params: byId,
  response: doorSchema,
  run: async ({ viewer, params }) => {
    const door = await readDoor(viewer, { id: params.group });
    return door ? ok(door) : notFound("group");
  },
});

export const putJoinRequest = operation({
  id: "askToJoin",
  method: "PUT",
  path: "/groups/{group}/join-request",
  summary: "Ask to join a group that takes join requests",
  auth: "user",
  params: byId,
  body: askSchema,
  response: doorSchema,
  run: ({ viewer, params, body }) => askToJoin(viewer, params.group, body.message),
});

export const removeJoinRequest = operation({
  id: "withdrawRequest",
  method: "DELETE",
  path: "/groups/{group}/join-request",
  summary: "Take back a request to join that waits",
  auth: "user",
  params: byId,
  run: ({ viewer, params }) => withdrawRequest(viewer, params.group),
});

export const putAnswer = operation({
  id: "answerRequest",
  method: "PUT",
  path: "/groups/{group}/join-requests/{user}",
  summary: "Let someone in who has asked to join, or decline it",
  auth: "user",
  params: memberById,
  body: z.object({ accept: z.boolean() }),
  run: ({ viewer, params, body }) => answerRequest(viewer, params.group, params.user, body.accept),
});
