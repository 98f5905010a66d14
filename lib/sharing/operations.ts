import { z } from "zod";
import { ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { copyVersion, removeCopies } from "./copies";
import { createShareLink, revokeShareLink, updateShareLink } from "./mutations";
import { listShareLinks } from "./queries";
import { copiedSchema, createShareLinkSchema, shareLinkSchema, updateShareLinkSchema } from "./schema";

const byId = z.object({ link: z.uuid() });
const byToken = z.object({ token: z.string() });

export const getShareLinks = operation({
  id: "listShareLinks",
  method: "GET",
  path: "/episodes/{episode}/share-links",
  summary: "Your open share links of an episode",
  auth: "user",
  params: z.object({ episode: z.uuid() }),
  response: z.array(shareLinkSchema),
  run: async ({ viewer, params }) => ok(await listShareLinks(viewer, params.episode)),
});

export const postShareLink = operation({
  id: "createShareLink",
  method: "POST",
  path: "/share-links",
  summary: "Make a share link to your annotated version of an episode, live or frozen: whoever opens /v/{token} reads it",
  auth: "user",
  body: createShareLinkSchema,
  response: shareLinkSchema,
  run: ({ viewer, body }) => createShareLink(viewer, body),
});

export const patchShareLink = operation({
  id: "updateShareLink",
  method: "PATCH",
  path: "/share-links/{link}",
  summary: "Rename a share link, or change how long and to whom it is open and whether it shows names; what is left out stays",
  auth: "user",
  params: byId,
  body: updateShareLinkSchema,
  response: shareLinkSchema,
  run: ({ viewer, params, body }) => updateShareLink(viewer, params.link, body),
});

export const removeShareLink = operation({
  id: "revokeShareLink",
  method: "DELETE",
  path: "/share-links/{link}",
  summary: "Revoke a share link",
  auth: "user",
  params: byId,
  run: ({ viewer, params }) => revokeShareLink(viewer, params.link),
});

export const putCopies = operation({
  id: "copyVersion",
  method: "PUT",
  path: "/versions/{token}/copies",
  summary: "Make the annotated version behind a share link your starting point: its annotations are copied as drafts of yours; repeating it adds only what is new",
  auth: "user",
  params: byToken,
  response: copiedSchema,
  run: ({ viewer, params }) => copyVersion(viewer, params.token),
});

export const deleteCopies = operation({
  id: "removeCopies",
  method: "DELETE",
  path: "/versions/{token}/copies",
  summary: "Take back what you copied out of an annotated version and have neither changed nor published since",
  auth: "user",
  params: byToken,
  run: ({ viewer, params }) => removeCopies(viewer, params.token),
});
