import "server-only";
import { openSessions } from "./sessions";
import { validTokens } from "./tokens";

/** What a request was signed in by: a session, or an access token by its hash. */
export type Credential = { kind: "session" | "token"; id: string };

/** The ids of those that still hold. What is open for long is asked about again now and then, all of it at once. */
export async function stillValid(credentials: Credential[], now = new Date()): Promise<Set<string>> {
  const idsOf = (kind: Credential["kind"]) => credentials.filter((one) => one.kind === kind).map(({ id }) => id);
  const [sessions, tokens] = [idsOf("session"), idsOf("token")];
  const [open, valid] = await Promise.all([sessions.length > 0 ? openSessions(sessions, now) : [], tokens.length > 0 ? validTokens(tokens, now) : []]);
  return new Set([...open, ...valid]);
}
