import { z } from "zod";
import { ok, refuse } from "@/lib/errors";
import type { Opening } from "@/lib/http/event-stream";
import { operation } from "@/lib/http/operation";
import { changesSince } from "./changes";
import { follow } from "./events";
import { changesSchema } from "./schema";

const params = z.object({ episode: z.uuid() });
const query = z.object({ audience: z.uuid().optional(), since: z.string().max(10_000).optional() });

const placeOf = (episode: string, audience: string | undefined) => ({ episodeId: episode, audienceId: audience ?? null });

export const getChanges = operation({
  id: "listChanges",
  method: "GET",
  path: "/episodes/{episode}/changes",
  summary: "What changed of your annotations of an episode and, with `audience`, of those in it, since a cursor from an earlier answer",
  auth: "user",
  params,
  query,
  response: changesSchema,
  run: async ({ viewer, params, query }) => {
    const result = await changesSince(viewer, placeOf(params.episode, query.audience), query.since);
    return result.ok ? ok(result.value.changes) : result;
  },
});

export const getEvents = operation({
  id: "followChanges",
  method: "GET",
  path: "/episodes/{episode}/events",
  summary:
    "The same as it happens, as server-sent events: `changes` (its id is the cursor; what is left out did not change), `reading` (who of the group has the page open) and, before the server ends it for good, `over`",
  auth: "user",
  params,
  query,
  events: true,
  response: z.custom<Opening>(),
  run: async ({ viewer, credential, params, query }) => {
    if (!credential) return refuse("not-signed-in", "Sign in to do this.");
    return follow({ viewer, credential, place: placeOf(params.episode, query.audience), since: query.since });
  },
});
