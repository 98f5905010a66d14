import { z } from "zod";
import { notFound, ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { createGroup, setArchived, updateGroup } from "./mutations";
import { readGroup } from "./page";
import { listGroups } from "./queries";
import { dropReading, planReading, takeOnReading } from "./readings";
import { createGroupSchema, groupSchema, inviteSchema, joinRequestSchema, memberSchema, planSchema, readingSchema, updateGroupSchema } from "./schema";
import { unreadOf, unreadSchema } from "./unread";

const byId = z.object({ group: z.uuid() });
const readingById = z.object({ group: z.uuid(), episode: z.uuid() });

export const getGroups = operation({
  id: "listGroups",
  method: "GET",
  path: "/groups",
  summary: "The groups that you are in or, with `archived=true`, those of them that are archived",
  auth: "user",
  query: z.object({ archived: z.enum(["true", "false"]).optional() }),
  response: z.array(groupSchema),
  run: async ({ viewer, query }) => ok(await listGroups(viewer, { archived: query.archived === "true" })),
});

export const getUnread = operation({
  id: "readUnread",
  method: "GET",
  path: "/me/unread",
  summary: "How many annotations and replies of others you have not seen, in all your groups and in each",
  auth: "user",
  response: unreadSchema,
  run: async ({ viewer }) => ok(await unreadOf(viewer)),
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
  summary: "A group, its members and readings; its invites and join requests for those who may deal with them",
  auth: "user",
  params: byId,
  response: z.object({
    group: groupSchema,
    members: z.array(memberSchema),
    readings: z.array(readingSchema),
    invites: z.array(inviteSchema).nullable(),
    requests: z.array(joinRequestSchema).nullable(),
  }),
  run: async ({ viewer, params }) => {
    const page = await readGroup(viewer, { id: params.group });
    return page ? ok(page) : notFound("group");
  },
});

export const patchGroup = operation({
  id: "updateGroup",
  method: "PATCH",
  path: "/groups/{group}",
  summary: "Rename or describe a group, or have it take join requests",
  auth: "user",
  params: byId,
  body: updateGroupSchema,
  response: groupSchema,
  run: ({ viewer, params, body }) => updateGroup(viewer, params.group, body),
});

export const putArchive = operation({
  id: "archiveGroup",
  method: "PUT",
  path: "/groups/{group}/archive",
  summary: "Archive a group: its members read it, and nothing of it changes",
  auth: "user",
  params: byId,
  response: groupSchema,
  run: ({ viewer, params }) => setArchived(viewer, params.group, true),
});

export const removeArchive = operation({
  id: "unarchiveGroup",
  method: "DELETE",
  path: "/groups/{group}/archive",
  summary: "Bring an archived group back",
  auth: "user",
  params: byId,
  response: groupSchema,
  run: ({ viewer, params }) => setArchived(viewer, params.group, false),
});

export const putReading = operation({
  id: "takeOnReading",
  method: "PUT",
  path: "/groups/{group}/readings/{episode}",
  summary: "Take on an episode as a reading of the group",
  auth: "user",
  params: readingById,
  run: ({ viewer, params }) => takeOnReading(viewer, params.group, params.episode),
});

export const patchReading = operation({
  id: "planReading",
  method: "PATCH",
  path: "/groups/{group}/readings/{episode}",
  summary: "Give a reading its dates, a question, and a blind round; what is left out stays",
  auth: "user",
  params: readingById,
  body: planSchema,
  response: readingSchema,
  run: ({ viewer, params, body }) => planReading(viewer, params.group, params.episode, body),
});

export const removeReading = operation({
  id: "dropReading",
  method: "DELETE",
  path: "/groups/{group}/readings/{episode}",
  summary: "Drop a reading; what was published to the group on it stays published",
  auth: "user",
  params: readingById,
  run: ({ viewer, params }) => dropReading(viewer, params.group, params.episode),
});
