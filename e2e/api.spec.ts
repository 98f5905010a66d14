import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { APIResponse } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { owner } from "./support/prepare";
import { annotate, annotationOf, apiOf, signIn, studyGroup, targetOn } from "./support/people";
import type { Annotation, Episode, Person } from "./support/people";
import { expect, test } from "./support/test";

type Problem = { title: string; status: number; detail: string; code: string; errors?: { path: string }[]; current?: Annotation };

const WORDS = "Scout and Maverick";

/** A refusal as RFC 9457 has it, in a sentence that a person can read. */
async function expectRefusal(response: APIResponse, status: number, detail: string | RegExp = /\w/): Promise<Problem> {
  expect(response.status(), await response.text()).toBe(status);
  expect(response.headers()["content-type"]).toBe("application/problem+json");
  expect(response.headers()["cache-control"]).toBe("no-store");
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(status);
  expect(problem.title).toMatch(/\w/);
  expect(problem.code).toMatch(/^[a-z-]+$/);
  expect(problem.detail).toMatch(detail);
  return problem;
}

const mine = ({ api }: Person, { id }: Episode) => api.call<Annotation[]>("GET", `/episodes/${id}/annotations`);

test("What cannot be read as JSON is refused", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const path = `/api/v1/annotations/${uuidv7()}`;
  const put = (data: string | Buffer, type = "application/json") =>
    robin.context.request.put(path, { data: Buffer.from(data as string), headers: { "content-type": type } });
  await expectRefusal(await put("{ not json"), 400, "The body is not valid JSON in UTF-8.");
  await expectRefusal(await put(Buffer.from([0x22, 0xff, 0x22])), 400, "The body is not valid JSON in UTF-8.");
  await expectRefusal(await put("{}", "text/plain"), 400, /application\/json/);
  await expectRefusal(await robin.context.request.put(path), 400);
  await expectRefusal(await put("[]"), 422);
  expect(await mine(robin, episode)).toEqual([]);
});

test("What does not fit the episode is refused, and changes nothing", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const good = annotationOf(episode, { words: WORDS });
  const target = targetOn(episode, WORDS);
  const long = "x".repeat(20_001);
  const bad: [number, RegExp, object][] = [
    [422, /20,000 characters/, { note: long, kind: "note" }],
    [413, /256 KiB/, { note: "x".repeat(1024 * 1024), kind: "note" }],
    [422, /needs words/, { kind: "note", note: " " }],
    [422, /outside the point/, { targets: [{ ...target, end: 100_000 }] }],
    [422, /./, { targets: [{ ...target, start: -1 }] }],
    [422, /ends after it starts/, { targets: [{ ...target, start: 9, end: 9 }] }],
    [422, /both a start and an end/, { targets: [{ ...target, end: null }] }],
    [422, /do not occur/, { targets: [{ ...target, quote: "Words that nobody said" }] }],
    [422, /words in it/, { targets: [{ ...target, quote: "" }] }],
    [422, /not in this episode/, { targets: [{ ...target, pointId: uuidv7() }] }],
    [422, /not in this episode/, { targets: [{ ...target, revisionId: uuidv7() }] }],
    [422, /at least one point/, { targets: [] }],
    [422, /./, { colour: "beige" }],
    [422, /cannot be stored/, { kind: "note", note: "a NUL \u0000 in it" }],
    [422, /cannot be stored/, { kind: "note", note: "half a pair \ud83d" }],
    [422, /at most 20 tags/, { tags: Array.from({ length: 21 }, (_, index) => `tag ${index}`) }],
    [404, /no such episode/, { episodeId: uuidv7() }],
    [404, /no such audience/, { audiences: [uuidv7()] }],
  ];
  for (const [status, detail, change] of bad)
    await expectRefusal(await robin.api.send("PUT", `/annotations/${uuidv7()}`, { ...good, ...change }), status, detail);
  await expectRefusal(await robin.api.send("PUT", "/annotations/1234", good), 404);
  await expectRefusal(await robin.api.send("PUT", "/annotations/0b5f5a3c-3f0e-4d7e-9c6a-1f2e3d4c5b6a", good), 404);
  expect(await mine(robin, episode)).toEqual([]);
});

test("Someone else’s annotation is as if it were not there", async ({ newPerson, episode }) => {
  const [ada, ben] = [await newPerson({ name: "Ada Author" }), await newPerson({ name: "Ben Other" })];
  const draft = await annotate(ada, episode, { words: WORDS, note: "Mine" });
  const deleted = await annotate(ada, episode, { words: "gigawatt-scale" });
  await ada.api.call("DELETE", `/annotations/${deleted.id}`);
  const group = await studyGroup(ben, episode, [ada]);
  const link = await ada.api.call<{ id: string; audienceId: string }>("POST", "/share-links", { episodeId: episode.id });

  const one = `/annotations/${draft.id}`;
  const unknown = `/annotations/${uuidv7()}`;
  for (const path of [one, unknown]) {
    const answers = [
      await ben.api.send("GET", path),
      await ben.api.send("PATCH", path, { version: 1, note: "Taken over" }),
      await ben.api.send("DELETE", path),
      await ben.api.send("POST", `${path}/restoration`),
      await ben.api.send("POST", `/audiences/${group.audienceId}/publications`, { annotations: [path.split("/").at(-1)] }),
      await ben.api.send("DELETE", `/audiences/${group.audienceId}${path.replace("annotations", "publications")}`),
    ];
    for (const answer of answers) await expectRefusal(answer, 404, "There is no such annotation, or it is not yours to see.");
  }
  await expectRefusal(await ben.api.send("PUT", one, annotationOf(episode, { words: WORDS, note: "Taken over" })), 404);
  await expectRefusal(await ben.api.send("POST", `/annotations/${deleted.id}/restoration`), 404);
  await expectRefusal(await ben.api.send("PUT", `/annotations/${uuidv7()}`, annotationOf(episode, { words: WORDS, audiences: [link.audienceId] })), 404);
  await expectRefusal(await ben.api.send("DELETE", `/share-links/${link.id}`), 404);
  expect(await mine(ada, episode)).toMatchObject([{ id: draft.id, note: "Mine", version: 1, author: { name: "Ada Author" } }]);
  expect(await mine(ben, episode)).toEqual([]);
});

test("A repeated creation succeeds and changes nothing", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const path = `/annotations/${uuidv7()}`;
  const body = annotationOf(episode, { words: WORDS, note: "Once" });
  const [first, second] = await Promise.all([robin.api.send("PUT", path, body), robin.api.send("PUT", path, body)]);
  expect([first.status(), second.status()]).toEqual([200, 200]);
  expect(await second.json()).toEqual(await first.json());
  const later = await robin.api.send("PUT", path, { ...body, note: "Twice" });
  expect([later.status(), await later.json()]).toEqual([200, await first.json()]);
  expect(await mine(robin, episode)).toHaveLength(1);
});

test("A change made on an old version is answered with the newer one", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { id } = await annotate(robin, episode, { words: WORDS, note: "First" });
  expect(await robin.api.call("PATCH", `/annotations/${id}`, { version: 1, note: "Second" })).toMatchObject({ note: "Second", version: 2 });
  const { current } = await expectRefusal(await robin.api.send("PATCH", `/annotations/${id}`, { version: 1, note: "Third" }), 409);
  expect(current).toMatchObject({ id, note: "Second", version: 2 });
  const raced = await Promise.all(["A", "B"].map((note) => robin.api.send("PATCH", `/annotations/${id}`, { version: 2, note })));
  expect(raced.map((response) => response.status()).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const { errors } = await expectRefusal(await robin.api.send("PATCH", `/annotations/${id}`, { note: "No version" }), 422);
  expect(errors).toMatchObject([{ path: "version" }]);
});

test("Deleting twice and restoring twice are successes", async ({ newPerson, episode }) => {
  const robin = await newPerson();
  const { id } = await annotate(robin, episode, { words: WORDS, note: "Here" });
  for (const path of [`/annotations/${id}`, `/annotations/${id}`]) expect((await robin.api.send("DELETE", path)).status()).toBe(204);
  await expectRefusal(await robin.api.send("GET", `/annotations/${id}`), 404);
  for (let again = 0; again < 2; again++) expect(await robin.api.call("POST", `/annotations/${id}/restoration`)).toMatchObject({ id, note: "Here" });
  expect(await mine(robin, episode)).toHaveLength(1);
});

test("Not signed in, or from another site, nothing is written", async ({ newPerson, request, episode }) => {
  const robin = await newPerson();
  const body = annotationOf(episode, { words: WORDS });
  const path = `/annotations/${uuidv7()}`;
  await expectRefusal(await apiOf(request).send("PUT", path, body), 401, "Sign in to do this.");
  await expectRefusal(await apiOf(request).send("GET", "/me"), 401);
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "https://evil.example" }, { origin: "null" }] as Record<string, string>[])
    await expectRefusal(await robin.context.request.put(`/api/v1${path}`, { data: body, headers }), 403, "This request came from another site.");
  await expectRefusal(await robin.api.send("GET", `/annotations/${path.split("/").at(-1)}`), 404);
  expect((await robin.context.request.get("/api/v1/me", { headers: { "sec-fetch-site": "cross-site" } })).status(), "reading by address is harmless").toBe(200);
});

test("A personal access token does what its owner can, until it is revoked", async ({ newPerson, playwright, baseURL, episode }) => {
  const robin = await newPerson();
  const { id, token } = await robin.api.call<{ id: string; token: string }>("POST", "/me/tokens", { name: "A script" });
  const script = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${token}`, origin: "https://elsewhere.example" } });
  expect(await apiOf(script).call("GET", "/me")).toMatchObject({ id: robin.id, email: robin.email });
  await annotate({ api: apiOf(script) }, episode, { words: WORDS, note: "By a script" });
  expect(await mine(robin, episode)).toMatchObject([{ note: "By a script", author: { id: robin.id } }]);
  expect(await (await robin.api.send("GET", "/me/tokens")).text(), "a token is shown once").not.toContain(token);
  await robin.api.call("DELETE", `/me/tokens/${id}`);
  await expectRefusal(await apiOf(script).send("GET", "/me"), 401, /expired or been revoked/);
  await expectRefusal(await apiOf(script).send("GET", "/shows"), 401);
  await script.dispose();
});

test("A summary document that is malformed or too large is refused with the reason", async ({ request, newPerson, episode }) => {
  await signIn(request, owner);
  const send = (source: unknown) => apiOf(request).send("POST", "/summaries", { source });
  await expectRefusal(await send("Nothing but a line"), 422);
  await expectRefusal(await send("A title\n\nA Show 1h #1\n\nno bullet anywhere\n"), 422);
  await expectRefusal(await send(""), 422);
  await expectRefusal(await send(42), 422, "Please send the document's text as `source`.");
  await expectRefusal(await send(`A title\n\nA Show 1h #1\n\n${"• a\n".repeat(20_001)}`), 422, /20,000 points/);
  for (const mebibytes of [3, 5]) await expectRefusal(await send("x".repeat(mebibytes * 1024 * 1024)), 413, /2 MiB|KiB/);
  const robin = await newPerson();
  await expectRefusal(await robin.api.send("POST", "/summaries", { source: "A title\n\n• a point" }), 403, /owner/);
  const shows = await apiOf(request).call<{ name: string; episodes: number }[]>("GET", "/shows");
  expect(shows.map(({ name, episodes }) => ({ name, episodes }))).toEqual([{ name: episode.show, episodes: 1 }]);
});

test("The description of the API names every address that there is, and no other", async ({ request }) => {
  const root = join(import.meta.dirname, "../app/api/v1");
  const routes = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(`${sep}route.ts`) && !file.includes("[..."))
    .map((file) => `/${file.split(sep).slice(0, -1).join("/").replaceAll(/\[(\w+)\]/g, "{$1}")}`)
    .filter((path) => path !== "/openapi.json");
  type Description = { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };
  const response = await request.get("/api/v1/openapi.json");
  expect(response.headers()["content-type"]).toMatch(/^application\/json/);
  const { openapi, paths } = (await response.json()) as Description;
  expect(openapi).toMatch(/^3\.1/);
  expect(Object.keys(paths).toSorted()).toEqual(routes.toSorted());

  const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  expect(new Set(ids).size).toBe(ids.length);
  for (const [path, methods] of Object.entries(paths))
    for (const method of ["get", "put", "post", "patch", "delete"]) {
      const answer = await request.fetch(`/api/v1${path.replaceAll(/\{\w+\}/g, "none")}`, { method });
      expect(answer.status() !== 405, `${method} ${path}`).toBe(method in methods);
    }
  await expectRefusal(await request.get("/api/v1/nothing/here"), 404);
});
