import { randomBytes, randomInt } from "node:crypto";
import { expect } from "@playwright/test";
import type { APIRequestContext, APIResponse, BrowserContext, Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";

/* People as the specs need them: with accounts of their own, made and entered through the doors that everyone uses. */

export type Credentials = { email: string; password: string };
export type NewAccount = Credentials & { name: string };

/** Someone signed in, in a browser of their own. */
export type Person = NewAccount & { id: string; context: BrowserContext; page: Page; api: Api };

export const newAccount = (name = "Robin Reader"): NewAccount => ({
  name,
  email: `${name.toLowerCase().replaceAll(/\W+/g, ".")}.${randomBytes(6).toString("hex")}@example.org`,
  password: `a passphrase ${randomBytes(6).toString("hex")}`,
});

/** As if behind a proxy, each from somewhere else: attempts are also counted by address. */
export const fromSomewhere = () => ({ "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` });

export async function signUp(request: APIRequestContext, account: NewAccount): Promise<{ id: string; isOwner: boolean }> {
  const response = await request.post("/api/v1/accounts", { data: account, headers: fromSomewhere() });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()) as { id: string; isOwner: boolean };
}

/** What next-auth's own form would send. The session's cookie stays in the request's context. */
export async function tryToSignIn(request: APIRequestContext, { email, password }: Credentials): Promise<APIResponse> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  return request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
    headers: fromSomewhere(),
  });
}

export async function signIn(request: APIRequestContext, credentials: Credentials): Promise<void> {
  const response = await tryToSignIn(request, credentials);
  expect(response.status(), await response.text()).toBe(200);
}

type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

/** The HTTP API as one person reaches it: JSON in, and JSON out of what must succeed. `path` is below /api/v1. */
export type Api = {
  send: (method: Method, path: string, data?: unknown) => Promise<APIResponse>;
  call: <T>(method: Method, path: string, data?: unknown) => Promise<T>;
};

export function apiOf(request: APIRequestContext): Api {
  const send: Api["send"] = (method, path, data) => request.fetch(`/api/v1${path}`, { method, data });
  return {
    send,
    async call<T>(method: Method, path: string, data?: unknown) {
      const response = await send(method, path, data);
      expect(response.ok(), `${method} ${path}: ${response.status()} ${await response.text()}`).toBe(true);
      return (response.status() === 204 ? null : await response.json()) as T;
    },
  };
}

export type Point = { id: string; text: string };
export type Episode = { id: string; title: string; show: string; path: string; revisionId: string; points: Point[] };

type Tree = Point & { children: Tree[] };
const flat = (points: Tree[]): Point[] => points.flatMap(({ id, text, children }) => [{ id, text }, ...flat(children)]);

/** The episode at an address. */
export async function readEpisode(request: APIRequestContext, path: string): Promise<Episode> {
  type Summary = { show: { name: string }; episode: { id: string; title: string }; revisionId: string; points: Tree[] };
  const { show, episode, revisionId, points } = await apiOf(request).call<Summary>("GET", path);
  return { ...episode, show: show.name, path, revisionId, points: flat(points) };
}

/** The episode that every installation begins with. */
export async function firstEpisode(request: APIRequestContext): Promise<Episode> {
  const api = apiOf(request);
  const [show] = await api.call<{ slug: string }[]>("GET", "/shows");
  const { episodes } = await api.call<{ episodes: { slug: string }[] }>("GET", `/shows/${show!.slug}`);
  return readEpisode(request, `/shows/${show!.slug}/${episodes.at(-1)!.slug}`);
}

export type Annotation = {
  id: string;
  kind: string;
  note: string;
  version: number;
  author: { id: string; name: string };
  audiences: string[];
  targets: { pointId: string; start: number | null; end: number | null; quote: string }[];
};

/** A target over words that occur once in the episode. */
export function targetOn({ points, revisionId }: Episode, words: string) {
  const point = points.find(({ text }) => text.includes(words));
  if (!point) throw new Error(`No point says “${words}”.`);
  const start = point.text.indexOf(words);
  return { pointId: point.id, revisionId, start, end: start + words.length, quote: words };
}

export type Annotating = { words: string; note?: string; kind?: string; colour?: string; tags?: string[]; audiences?: string[] };

/** What the API takes to annotate words. */
export const annotationOf = (episode: Episode, { words, note = "", ...rest }: Annotating) => ({
  episodeId: episode.id,
  kind: note === "" ? "highlight" : "note",
  note,
  targets: [targetOn(episode, words)],
  ...rest,
});

/** Annotates words without the interface: where annotating is not what the spec is about. */
export const annotate = (person: { api: Api }, episode: Episode, what: Annotating): Promise<Annotation> =>
  person.api.call<Annotation>("PUT", `/annotations/${uuidv7()}`, annotationOf(episode, what));

export type Group = { id: string; slug: string; name: string; audienceId: string };

/** A group that reads the episode, with its other members joined by an invite. */
export async function studyGroup(founder: Person, episode: Episode, others: Person[] = [], name = "Tuesday readers"): Promise<Group> {
  const group = await founder.api.call<Group>("POST", "/groups", { name, description: "" });
  await founder.api.call("PUT", `/groups/${group.id}/readings/${episode.id}`);
  const { token } = await founder.api.call<{ token: string }>("POST", `/groups/${group.id}/invites`, {});
  for (const { api } of others) await api.call("POST", "/memberships", { token });
  return group;
}

/** Where a group reads the episode. */
export const readingPath = (group: Group, episode: Episode) => `/groups/${group.slug}${episode.path.replace("/shows", "")}`;
