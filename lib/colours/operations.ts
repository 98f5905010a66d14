import { ok } from "@/lib/errors";
import { operation } from "@/lib/http/operation";
import { nameColours } from "./mutations";
import { ownColours } from "./queries";
import { colourNamesSchema, nameColoursSchema } from "./schema";

export const getColours = operation({
  id: "readColours",
  method: "GET",
  path: "/me/colours",
  summary: "What you call the colours",
  auth: "user",
  response: colourNamesSchema,
  run: async ({ viewer }) => ok(await ownColours(viewer)),
});

export const putColours = operation({
  id: "nameColours",
  method: "PUT",
  path: "/me/colours",
  summary: "Name your colours, all at once; whoever reads your annotations sees the names",
  auth: "user",
  body: nameColoursSchema,
  response: colourNamesSchema,
  run: ({ viewer, body }) => nameColours(viewer, body),
});
