import { z } from "zod";
import { ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { createToken, listTokens, revokeToken } from "./mutations";
import { accessTokenSchema, createTokenSchema, newAccessTokenSchema } from "./schema";

export const getTokens = operation({
  id: "listTokens",
  method: "GET",
  path: "/me/tokens",
  summary: "Your personal access tokens, without their secrets",
  auth: "user",
  response: z.array(accessTokenSchema),
  run: async ({ viewer }) => ok(await listTokens(viewer)),
});

export const postToken = operation({
  id: "createToken",
  method: "POST",
  path: "/me/tokens",
  summary: "Make a personal access token; its secret is shown this once",
  auth: "user",
  body: createTokenSchema,
  response: newAccessTokenSchema,
  run: ({ viewer, body }) => createToken(viewer, body),
});

export const removeToken = operation({
  id: "revokeToken",
  method: "DELETE",
  path: "/me/tokens/{token}",
  summary: "Revoke a personal access token",
  auth: "user",
  params: z.object({ token: z.uuid() }),
  run: ({ viewer, params }) => revokeToken(viewer, params.token),
});
