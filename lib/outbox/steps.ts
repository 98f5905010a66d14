import { contentOf, differences } from "./content";
import type { Content, Step, Unsent } from "./types";

function changesOf(base: Content, wanted: Content): Partial<Content> {
  const changed = differences(base, wanted).filter((field) => field !== "audiences");
  return Object.fromEntries(changed.map((field) => [field, wanted[field]]));
}

/** Takes back first and publishes last: nobody is shown what was written for others or not finished. */
function nextChange(base: Unsent["base"] & object, wanted: Content): Step | null {
  const withdrawn = base.audiences.find((id) => !wanted.audiences.includes(id));
  if (withdrawn) return { kind: "withdraw", audienceId: withdrawn };
  const changes = changesOf(contentOf(base), wanted);
  if (Object.keys(changes).length > 0) return { kind: "update", version: base.version, changes };
  const published = wanted.audiences.find((id) => !base.audiences.includes(id));
  return published ? { kind: "publish", audienceId: published } : null;
}

/** What is to be asked of the server next; null when its author has to decide first, or when nothing is left. */
export function nextStep({ base, isDeleted, wanted, attempt, publishesApart, trouble }: Unsent): Step | null {
  if (trouble) return null;
  if (attempt && base) return { kind: "look" };
  if (!wanted) return { kind: "remove", version: base?.version };
  if (isDeleted) return { kind: "restore" };
  if (!base) return { kind: "create", content: publishesApart ? { ...wanted, audiences: [] } : wanted };
  return nextChange(base, wanted);
}

/** To be kept before a step goes out, so that its answer may get lost. */
export const attempting = (unsent: Unsent, step: Step): Unsent => ({
  ...unsent,
  // What was never read cannot be looked for: bringing it back tells.
  isDeleted: unsent.isDeleted || (step.kind === "remove" && !unsent.base),
  attempt: unsent.attempt ?? { wanted: unsent.wanted },
});

export type Request = { method: string; path: string; body?: unknown };

/** The request that a step consists of. Its path is below /api/v1. */
export function requestOf({ id, episodeId }: Pick<Unsent, "id" | "episodeId">, step: Step): Request {
  const path = `/annotations/${id}`;
  switch (step.kind) {
    case "look":
      return { method: "GET", path };
    case "create":
      return { method: "PUT", path, body: { episodeId, ...step.content } };
    case "restore":
      return { method: "POST", path: `${path}/restoration` };
    case "withdraw":
      return { method: "DELETE", path: `/audiences/${step.audienceId}/publications/${id}` };
    case "update":
      return { method: "PATCH", path, body: { version: step.version, ...step.changes } };
    case "publish":
      return { method: "POST", path: `/audiences/${step.audienceId}/publications`, body: { annotations: [id] } };
    case "remove":
      return { method: "DELETE", path: step.version === undefined ? path : `${path}?version=${step.version}` };
  }
}
