import { z } from "zod";
import { ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { markRead } from "./mutations";
import { countUnread, findNotifications } from "./queries";
import { changeSettingsSchema, markReadSchema, notificationSchema, settingsSchema, unreadSchema } from "./schema";
import { changeSettings, readSettings } from "./settings";

export const getNotifications = operation({
  id: "listNotifications",
  method: "GET",
  path: "/me/notifications",
  summary: "What concerns you, the latest first, as far as you may read it now. `path` is where it is read",
  auth: "user",
  response: z.array(notificationSchema),
  run: async ({ viewer }) => ok(await findNotifications(viewer)),
});

export const getUnread = operation({
  id: "countUnreadNotifications",
  method: "GET",
  path: "/me/notifications/unread",
  summary: "How many of your notifications are unread",
  auth: "user",
  response: unreadSchema,
  run: async ({ viewer }) => ok({ unread: await countUnread(viewer) }),
});

export const putRead = operation({
  id: "markNotificationsRead",
  method: "PUT",
  path: "/me/notifications/read",
  summary: "Note that you have read notifications: those named, and all up to a moment",
  auth: "user",
  body: markReadSchema,
  run: ({ viewer, body }) => markRead(viewer, body),
});

export const getSettings = operation({
  id: "readNotificationSettings",
  method: "GET",
  path: "/me/notification-settings",
  summary: "What you want to be told, and how often by e-mail",
  auth: "user",
  response: settingsSchema,
  run: async ({ viewer }) => ok(await readSettings(viewer)),
});

export const patchSettings = operation({
  id: "changeNotificationSettings",
  method: "PATCH",
  path: "/me/notification-settings",
  summary: "Change what you want to be told, and how often by e-mail: at_once, daily, weekly or never",
  auth: "user",
  body: changeSettingsSchema,
  response: settingsSchema,
  run: ({ viewer, body }) => changeSettings(viewer, body),
});
