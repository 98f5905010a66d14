import { z } from "zod";
import { notFound, ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { decideMove, listMoves } from "./moves";
import { createAnnotation, deleteAnnotation, restoreAnnotation, updateAnnotation } from "./mutations";
import { publish, publishAll, withdraw, withdrawAll } from "./publishing";
import { annotationsIn, ownAnnotations, readAnnotation } from "./queries";
import { markSeen } from "./seen";
import { annotationId, annotationSchema, createSchema, decisionSchema, moveSchema, publicationsSchema, audienceChangeSchema, updateSchema, withdrawalsSchema } from "./schema";

const byId = z.object({ annotation: z.uuid() });

export const getAnnotations = operation({
  id: "listAnnotations",
  method: "GET",
  path: "/episodes/{episode}/annotations",
  summary: "Your annotations of an episode or, with `audience`, all that you may read of it in that audience",
  auth: "user",
  params: z.object({ episode: z.uuid() }),
  query: z.object({ audience: z.uuid().optional() }),
  response: z.array(annotationSchema),
  run: async ({ viewer, params, query }) =>
    ok(await (query.audience ? annotationsIn(viewer, params.episode, query.audience) : ownAnnotations(viewer, params.episode))),
});

export const getAnnotation = operation({
  id: "readAnnotation",
  method: "GET",
  path: "/annotations/{annotation}",
  summary: "One annotation",
  auth: "user",
  params: byId,
  response: annotationSchema,
  run: async ({ viewer, params }) => {
    const found = await readAnnotation(viewer, params.annotation);
    return found ? ok(found) : notFound("annotation");
  },
});

export const putAnnotation = operation({
  id: "createAnnotation",
  method: "PUT",
  path: "/annotations/{annotation}",
  summary: "Create an annotation under an id of your own making (UUIDv7); repeating it is safe",
  auth: "user",
  params: z.object({ annotation: annotationId }),
  body: createSchema,
  response: annotationSchema,
  run: ({ viewer, params, body }) => createAnnotation(viewer, params.annotation, body),
});

export const patchAnnotation = operation({
  id: "updateAnnotation",
  method: "PATCH",
  path: "/annotations/{annotation}",
  summary: "Change an annotation; 409 with the current one when it was changed since `version`, unless to the same",
  auth: "user",
  params: byId,
  body: updateSchema,
  response: annotationSchema,
  run: ({ viewer, params, body }) => updateAnnotation(viewer, params.annotation, body),
});

export const removeAnnotation = operation({
  id: "deleteAnnotation",
  method: "DELETE",
  path: "/annotations/{annotation}",
  summary: "Delete an annotation; it can be restored for 30 days. With `version`, 409 with the current one when it was changed since",
  auth: "user",
  params: byId,
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  run: ({ viewer, params, query }) => deleteAnnotation(viewer, params.annotation, new Date(), query.version),
});

export const postRestoration = operation({
  id: "restoreAnnotation",
  method: "POST",
  path: "/annotations/{annotation}/restoration",
  summary: "Bring a deleted annotation back",
  auth: "user",
  params: byId,
  response: annotationSchema,
  run: ({ viewer, params }) => restoreAnnotation(viewer, params.annotation),
});

/** Room for thousands of ids. */
const MANY_BYTES = 2 * 1024 * 1024;

export const postAllPublications = operation({
  id: "publishAll",
  method: "POST",
  path: "/publications",
  summary: "Publish annotations of yours to several audiences at once, all or none; answered with what that changed",
  auth: "user",
  body: publicationsSchema,
  maxBytes: MANY_BYTES,
  response: audienceChangeSchema,
  run: ({ viewer, body }) => publishAll(viewer, body.publications),
});

export const postWithdrawals = operation({
  id: "withdrawAll",
  method: "POST",
  path: "/withdrawals",
  summary: "Take annotations of yours back from audiences, or from everywhere, all or none; answered with what that changed",
  auth: "user",
  body: withdrawalsSchema,
  maxBytes: MANY_BYTES,
  response: audienceChangeSchema,
  run: ({ viewer, body }) => withdrawAll(viewer, body.withdrawals),
});

export const postPublications = operation({
  id: "publish",
  method: "POST",
  path: "/audiences/{audience}/publications",
  summary: "Publish annotations of yours to an audience, all or none",
  auth: "user",
  params: z.object({ audience: z.uuid() }),
  body: z.object({ annotations: z.array(z.uuid()).min(1, "Choose at least one annotation.").max(5_000) }),
  response: z.array(annotationSchema),
  run: ({ viewer, params, body }) => publish(viewer, params.audience, body.annotations),
});

export const removePublication = operation({
  id: "withdraw",
  method: "DELETE",
  path: "/audiences/{audience}/publications/{annotation}",
  summary: "Take an annotation of yours back from an audience",
  auth: "user",
  params: z.object({ audience: z.uuid(), annotation: z.uuid() }),
  run: ({ viewer, params }) => withdraw(viewer, params.audience, params.annotation),
});

export const putSeen = operation({
  id: "markSeen",
  method: "PUT",
  path: "/me/seen",
  summary: "Note that you have seen annotations of others; those that you cannot read are passed over",
  auth: "user",
  body: z.object({ annotations: z.array(z.uuid()).min(1, "Name at least one annotation.").max(5_000) }),
  run: ({ viewer, body }) => markSeen(viewer, body.annotations),
});

export const getMoves = operation({
  id: "listMoves",
  method: "GET",
  path: "/episodes/{episode}/moves",
  summary: "What new revisions did to the words of your annotations of an episode, as long as you have not decided on it",
  auth: "user",
  params: z.object({ episode: z.uuid() }),
  response: z.array(moveSchema),
  run: async ({ viewer, params }) => ok(await listMoves(viewer, params.episode)),
});

export const postDecision = operation({
  id: "decideMove",
  method: "POST",
  path: "/moves/{move}/decision",
  summary: "Keep an annotation's words where they are now, or take them out of the summary; for others, change its targets",
  auth: "user",
  params: z.object({ move: z.uuid() }),
  body: decisionSchema,
  run: ({ viewer, params, body }) => decideMove(viewer, params.move, body.decision),
});
