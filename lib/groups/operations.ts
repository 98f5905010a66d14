import { z } from "zod";
import { notFound, ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { acceptInvite, createInvite, revokeInvite } from "./invites";
import { createGroup, endMembership, takeOnReading, updateGroup } from "./mutations";
import { findGroup, listGroups, readGroup } from "./queries";
import { createGroupSchema, createInviteSchema, groupSchema, inviteSchema, memberSchema, readingSchema } from "./schema";

const byId = z.object({ group: z.uuid() });

export const getGroups = operation({
  id: "listGroups",
  method: "GET",
  path: "/groups",
  summary: "The groups that you are in",
  auth: "user",
  response: z.array(groupSchema),
  run: async ({ viewer }) => ok(await listGroups(viewer)),
});

export const postGroup = operation({
  id: "createGroup",
  method: "POST",
  path: "/groups",
  summary: "Create a study group with yourself as its owner",
  auth: "user",
  body: createGroupSchema,
  response: groupSchema,
  run: ({ viewer, body }) => createGroup(viewer, body),
});

export const getGroup = operation({
  id: "readGroup",
  method: "GET",
  path: "/groups/{group}",
  summary: "A group, its members and readings; its open invites for those who may invite",
  auth: "user",
  params: byId,
  response: z.object({
    group: groupSchema,
    members: z.array(memberSchema),
    readings: z.array(readingSchema),
    invites: z.array(inviteSchema).nullable(),
  }),
  run: async ({ viewer, params }) => {
    const row = await findGroup(viewer, { id: params.group });
    const page = row && (await readGroup(viewer, row.slug));
    return page ? ok(page) : notFound("group");
  },
});

export const patchGroup = operation({
  id: "updateGroup",
  method: "PATCH",
  path: "/groups/{group}",
  summary: "Rename or describe a group",
  auth: "user",
  params: byId,
  body: createGroupSchema,
  response: groupSchema,
  run: ({ viewer, params, body }) => updateGroup(viewer, params.group, body),
});

export const putReading = operation({
  id: "takeOnReading",
  method: "PUT",
  path: "/groups/{group}/readings/{episode}",
  summary: "Take on an episode as a reading of the group",
  auth: "user",
  params: z.object({ group: z.uuid(), episode: z.uuid() }),
  run: ({ viewer, params }) => takeOnReading(viewer, params.group, params.episode),
});

export const removeMember = operation({
  id: "endMembership",
  method: "DELETE",
  path: "/groups/{group}/members/{user}",
  summary: "Leave a group, or remove someone from it",
  auth: "user",
  params: z.object({ group: z.uuid(), user: z.uuid() }),
  run: ({ viewer, params }) => endMembership(viewer, params.group, params.user),
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
