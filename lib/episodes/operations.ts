import { z } from "zod";
import { notFound, ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { MAX_SOURCE_BYTES } from "@/lib/outline/limits";
import { importSummary } from "./import";
import { MAX_POINT_REFS, pointRefs, pointRefSchema } from "./point-refs";
import { listShows, readShow, readSummary } from "./queries";
import { episodeHeadSchema, importSchema, importedSchema, showSchema, summarySchema } from "./schema";

const showParams = z.object({ show: z.string() });
const episodeParams = z.object({ show: z.string(), episode: z.string() });

export const getShows = operation({
  id: "listShows",
  method: "GET",
  path: "/shows",
  summary: "All shows",
  auth: "anyone",
  response: z.array(showSchema),
  run: async () => ok(await listShows()),
});

export const getShow = operation({
  id: "listEpisodes",
  method: "GET",
  path: "/shows/{show}",
  summary: "A show's episodes",
  auth: "anyone",
  params: showParams,
  response: z.object({ show: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }), episodes: z.array(episodeHeadSchema) }),
  run: async ({ params }) => {
    const found = await readShow(params.show);
    return found ? ok(found) : notFound("show");
  },
});

export const getSummary = operation({
  id: "readSummary",
  method: "GET",
  path: "/shows/{show}/{episode}",
  summary: "An episode's newest summary: its points as a tree",
  auth: "anyone",
  params: episodeParams,
  response: summarySchema,
  run: async ({ params }) => {
    const found = await readSummary(params.show, params.episode);
    return found ? ok({ ...found, warnings: [] }) : notFound("episode");
  },
});

export const postSummary = operation({
  id: "importSummary",
  method: "POST",
  path: "/summaries",
  summary: "Import a summary document as the newest revision of its episode (the installation's owner)",
  auth: "user",
  body: importSchema,
  // A document may nearly double in size when its line ends and quotes are escaped as JSON.
  maxBytes: 2 * MAX_SOURCE_BYTES,
  response: importedSchema,
  run: ({ viewer, body }) => importSummary(viewer, body),
});

export const getPoints = operation({
  id: "readPoints",
  method: "GET",
  path: "/points",
  summary: "What links to points show: the beginning of each point and its address, for ids separated by commas",
  auth: "anyone",
  query: z.object({
    ids: z
      .string()
      .max(40 * MAX_POINT_REFS)
      .transform((value) => value.split(","))
      .pipe(z.array(z.uuid()).max(MAX_POINT_REFS)),
  }),
  response: z.array(pointRefSchema),
  run: async ({ query }) => ok(await pointRefs(query.ids)),
});
