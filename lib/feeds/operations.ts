import { z } from "zod";
import { operation } from "@/lib/http/operation";
import { changeFeed, closeFeed } from "./mutations";

const byId = z.object({ group: z.uuid() });

export const putFeed = operation({
  id: "changeFeed",
  method: "PUT",
  path: "/groups/{group}/feed",
  summary: "Give your Atom feed of a group a new secret address; one that it had leads nowhere from then on",
  auth: "user",
  params: byId,
  response: z.object({ url: z.url() }),
  run: ({ viewer, params }) => changeFeed(viewer, params.group),
});

export const removeFeed = operation({
  id: "closeFeed",
  method: "DELETE",
  path: "/groups/{group}/feed",
  summary: "Close your Atom feed of a group",
  auth: "user",
  params: byId,
  run: ({ viewer, params }) => closeFeed(viewer, params.group),
});
