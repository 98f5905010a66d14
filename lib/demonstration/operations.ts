import { operation } from "@/lib/http/operation";
import { loadDemonstration, removeDemonstration } from "./mutations";
import { demonstrationSchema } from "./schema";

export const putDemonstration = operation({
  id: "loadDemonstration",
  method: "PUT",
  path: "/demonstration",
  summary: "Load a small group of made-up people that reads the first episode (the installation's owner)",
  auth: "user",
  response: demonstrationSchema,
  run: ({ viewer }) => loadDemonstration(viewer),
});

export const deleteDemonstration = operation({
  id: "removeDemonstration",
  method: "DELETE",
  path: "/demonstration",
  summary: "Remove the demonstration, all of it and nothing else (the installation's owner)",
  auth: "user",
  run: ({ viewer }) => removeDemonstration(viewer),
});
