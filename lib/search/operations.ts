import { operation } from "@/lib/http/operation";
import { ownPage } from "./own";
import { search } from "./queries";
import { foundSchema, ownPageSchema, ownSchema, searchSchema } from "./schema";

export const getSearch = operation({
  id: "search",
  method: "GET",
  path: "/search",
  summary: "Search the annotations that you may read, and the summaries: words, \"a phrase\", this or that, -not this",
  auth: "anyone",
  query: searchSchema,
  response: foundSchema,
  run: ({ viewer, query }) => search(viewer, query),
});

export const getOwnAnnotations = operation({
  id: "listOwnAnnotations",
  method: "GET",
  path: "/me/annotations",
  summary: "All that you have written, across episodes",
  auth: "user",
  query: ownSchema,
  response: ownPageSchema,
  run: ({ viewer, query }) => ownPage(viewer, query),
});
