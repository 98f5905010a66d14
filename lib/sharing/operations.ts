import { z } from "zod";
import { ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { createShareLink, revokeShareLink } from "./mutations";
import { listShareLinks } from "./queries";
import { createShareLinkSchema, shareLinkSchema } from "./schema";

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
  summary: "Make a share link to your annotated version of an episode: whoever opens /v/{token} reads it",
  auth: "user",
  body: createShareLinkSchema,
  response: shareLinkSchema,
  run: ({ viewer, body }) => createShareLink(viewer, body),
});

export const removeShareLink = operation({
  id: "revokeShareLink",
  method: "DELETE",
  path: "/share-links/{link}",
  summary: "Revoke a share link",
  auth: "user",
  params: z.object({ link: z.uuid() }),
  run: ({ viewer, params }) => revokeShareLink(viewer, params.link),
});
