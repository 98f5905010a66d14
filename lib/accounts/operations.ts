import { ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { changePassword, renameSelf, signOutEverywhere, signUp } from "./mutations";
import { ownAccount } from "./queries";
import { accountSchema, changePasswordSchema, profileSchema, signUpSchema } from "./schema";

export const postAccount = operation({
  id: "signUp",
  method: "POST",
  path: "/accounts",
  summary: "Create an account; the first of an installation is its owner's",
  auth: "anyone",
  body: signUpSchema,
  response: accountSchema,
  run: ({ body, address }) => signUp(body, address),
});

export const getMe = operation({
  id: "readMe",
  method: "GET",
  path: "/me",
  summary: "Your account",
  auth: "user",
  response: accountSchema,
  run: async ({ viewer }) => ok(await ownAccount(viewer)),
});

export const patchMe = operation({
  id: "updateMe",
  method: "PATCH",
  path: "/me",
  summary: "Change your name",
  auth: "user",
  body: profileSchema,
  response: accountSchema,
  run: ({ viewer, body }) => renameSelf(viewer, body),
});

export const putPassword = operation({
  id: "changePassword",
  method: "PUT",
  path: "/me/password",
  summary: "Change your password; every session of yours ends",
  auth: "user",
  body: changePasswordSchema,
  run: ({ viewer, body }) => changePassword(viewer, body),
});

export const removeSessions = operation({
  id: "signOutEverywhere",
  method: "DELETE",
  path: "/me/sessions",
  summary: "End every session of yours",
  auth: "user",
  run: ({ viewer }) => signOutEverywhere(viewer),
});
