import { z } from "zod";
import { ok, refuse } from "@/lib/errors";
import type { Opening } from "@/lib/http/event-stream";
import { operation } from "@/lib/http/operation";
import { changesSince } from "./changes";
import { follow } from "./events";
import { changesSchema } from "./schema";

const params = z.object({ episode: z.uuid() });
const audience = z.uuid();
const cursor = z.string().max(10_000);

/** More than anyone reads at once. */
const MOST_AUDIENCES = 25;

/** A query's parameter that may be there several times. */
const repeated = <T extends string>(one: z.ZodType<T>) => z.array(one).max(MOST_AUDIENCES).or(one.transform((single) => [single])).default([]);

export const getChanges = operation({
  id: "listChanges",
  method: "GET",
  path: "/episodes/{episode}/changes",
  summary: "What changed of your annotations of an episode and, with `audience`, of those in it, since a cursor from an earlier answer",
  auth: "user",
  params,
  query: z.object({ audience: audience.optional(), since: cursor.optional() }),
  response: changesSchema,
  run: async ({ viewer, params, query }) => {
    const result = await changesSince(viewer, { episodeId: params.episode, audienceId: query.audience ?? null }, query.since === undefined ? [] : [query.since]);
    return result.ok ? ok(result.value.changes) : result;
  },
});

export const getEvents = operation({
  id: "followChanges",
  method: "GET",
  path: "/episodes/{episode}/events",
  summary:
    "The same as it happens, as server-sent events, in as many audiences as there are `audience`s, each with its own cursor in a `since`: `changes` (its id is the cursor; what is left out did not change), `reading` (who of the group has the page open) and, once nothing more is told of an audience, `over`",
  auth: "user",
  params,
  query: z.object({ audience: repeated(audience), since: repeated(cursor) }),
  events: true,
  response: z.custom<Opening>(),
  run: async ({ viewer, credential, params, query }) => {
    if (!credential) return refuse("not-signed-in", "Sign in to do this.");
    return follow({ viewer, credential, episodeId: params.episode, audienceIds: query.audience, since: query.since });
  },
});
