import { z } from "zod";
import { notFound, ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { logOf } from "./log";
import { dismissReport, report, setHidden, setMuted } from "./mutations";
import { deskOf } from "./queries";
import { createReportSchema, deskSchema, logEntrySchema, setHiddenSchema } from "./schema";

const byId = z.object({ group: z.uuid() });

export const getDesk = operation({
  id: "readModeration",
  method: "GET",
  path: "/groups/{group}/moderation",
  summary: "Reports that wait for a group's moderators, and what they have hidden",
  auth: "user",
  params: byId,
  response: deskSchema,
  run: async ({ viewer, params }) => {
    const desk = await deskOf(viewer, params.group);
    return desk ? ok(desk) : notFound("group");
  },
});

export const postReport = operation({
  id: "report",
  method: "POST",
  path: "/groups/{group}/reports",
  summary: "Ask a group's moderators to look at an annotation or a reply of someone else's",
  auth: "user",
  params: byId,
  body: createReportSchema,
  run: ({ viewer, params, body }) => report(viewer, params.group, body),
});

export const postDismissal = operation({
  id: "dismissReport",
  method: "POST",
  path: "/groups/{group}/reports/{report}/dismissal",
  summary: "Answer a report by leaving things as they are",
  auth: "user",
  params: byId.extend({ report: z.uuid() }),
  run: ({ viewer, params }) => dismissReport(viewer, params.group, params.report),
});

export const putHidden = operation({
  id: "setHidden",
  method: "PUT",
  path: "/groups/{group}/hidden",
  summary: "Hide an annotation or a reply from a group, or show it again: for its moderators. Its author still sees it",
  auth: "user",
  params: byId,
  body: setHiddenSchema,
  run: ({ viewer, params, body }) => setHidden(viewer, params.group, body),
});

export const putMute = operation({
  id: "muteMember",
  method: "PUT",
  path: "/groups/{group}/members/{user}/mute",
  summary: "Mute a member, who then reads only, or let them speak again",
  auth: "user",
  params: byId.extend({ user: z.uuid() }),
  body: z.object({ muted: z.boolean() }),
  run: ({ viewer, params, body }) => setMuted(viewer, params.group, params.user, body.muted),
});

export const getLog = operation({
  id: "readLog",
  method: "GET",
  path: "/groups/{group}/log",
  summary: "What was reported, hidden, restored and otherwise moderated in a group of yours, the newest first",
  auth: "user",
  params: byId,
  response: z.array(logEntrySchema),
  run: async ({ viewer, params }) => {
    const log = await logOf(viewer, params.group);
    return log ? ok(log) : notFound("group");
  },
});
