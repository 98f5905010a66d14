import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { postAccount, getMe } from "@/lib/accounts/operations";
import { getAnnotation, getAnnotations, patchAnnotation, postPublications, putAnnotation } from "@/lib/annotations/operations";
import { getShow, getShows, getSummary, postSummary } from "@/lib/episodes/operations";
import { getGroup } from "@/lib/groups/operations";
import { postInvite, postMembership, removeMember } from "@/lib/groups/people-operations";
import { postShareLink } from "@/lib/sharing/operations";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, documentOf, newAnnotation, newId, unique, valueOf } from "@/lib/testing/factories";
import { createToken } from "@/lib/tokens/mutations";
import { postToken } from "@/lib/tokens/operations";
import { USER_HEADER } from "./client";
import type { AnyOperation } from "./operation";
import { serve } from "./serve";

/*
 * The API as a script uses it: Request in, Response out, with personal access tokens, on the database. The database is
 * asked nothing beside it.
 */

let owner: UserViewer;
let author: UserViewer;
let episode: BuiltEpisode;
const tokens = new Map<string, string>();

async function tokenOf(user: UserViewer): Promise<string> {
  const known = tokens.get(user.id) ?? valueOf(await createToken(user, { name: "test", expiresInDays: null })).token;
  tokens.set(user.id, known);
  return known;
}

type Call = { as?: UserViewer; on?: UserViewer; params?: Record<string, string>; body?: unknown; query?: Record<string, string> };

/** `as` asks; `on` is whose page names itself as asking. */
async function call(it: AnyOperation, { as, on, params = {}, body, query = {} }: Call = {}) {
  const headers = new Headers(body === undefined ? {} : { "Content-Type": "application/json" });
  if (as) headers.set("Authorization", `Bearer ${await tokenOf(as)}`);
  if (on) headers.set(USER_HEADER, on.id);
  const url = `http://gloss.invalid/api/v1?${new URLSearchParams(query).toString()}`;
  const init = { method: it.method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await serve(it)(new Request(url, init), { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : (JSON.parse(text) as Record<string, unknown>) };
}

beforeAll(async () => {
  owner = await buildUser({ isOwner: true });
});
beforeEach(async () => {
  author = await buildUser();
  episode = await buildEpisode();
});

describe("reading without an account", () => {
  test("gives shows, episodes and summaries", async () => {
    const shows = await call(getShows);
    expect(shows.status).toBe(200);
    expect(shows.body).toContainEqual(expect.objectContaining({ slug: episode.showSlug, episodes: 1 }));
    expect(await call(getShow, { params: { show: episode.showSlug } })).toMatchObject({ status: 200, body: { episodes: [{ slug: episode.slug }] } });
    const summary = await call(getSummary, { params: { show: episode.showSlug, episode: episode.slug } });
    expect(summary).toMatchObject({ status: 200, body: { revisionId: episode.revisionId, points: [{ id: episode.points[0]?.id, children: [{}] }] } });
  });

  test.each(["nowhere", "a\u0000b", "%", "'", "x".repeat(5_000)])("answers 404 for the show %j", async (show) => {
    expect((await call(getShow, { params: { show } })).status).toBe(404);
    expect((await call(getSummary, { params: { show, episode: show } })).status).toBe(404);
  });
});

describe("annotating", () => {
  const put = (id: string, body: unknown, as?: UserViewer) => call(putAnnotation, { as, params: { annotation: id }, body });

  test("takes a token and what the description says, and answers with the annotation", async () => {
    const id = newId();
    const created = await put(id, newAnnotation(episode), author);
    expect(created).toMatchObject({ status: 200, body: { id, version: 1, author: { id: author.id } } });
    expect(await put(id, newAnnotation(episode), author)).toEqual(created);
    expect(await call(getAnnotation, { as: author, params: { annotation: id } })).toEqual(created);
    expect((await call(getAnnotations, { as: author, params: { episode: episode.id } })).body).toEqual([created.body]);
  });

  test.each([
    ["scripts", "<script>alert(1)</script> [a](javascript:alert(1))"],
    ["bidirectional overrides", "\u202eesrever\u202c \u2066open"],
    ["20,000 characters", "a".repeat(20_000)],
    ["20,000 that nobody sees, and one", "\u200b".repeat(19_999) + "a"],
    ["500 nested quotes", `${">".repeat(500)} deep`],
    ["500 nested lists", `${"- ".repeat(500)}deep`],
    ["a word of 10,000 letters", "w".repeat(10_000)],
  ])("keeps a note with %s as it was written", async (_, note) => {
    const id = newId();
    expect(await put(id, newAnnotation(episode, { note }), author)).toMatchObject({ status: 200, body: { note } });
    expect(await call(getAnnotation, { as: author, params: { annotation: id } })).toMatchObject({ body: { note } });
  });

  test.each([
    ["a NUL", "a\u0000b", 422, /cannot be stored/],
    ["half of a surrogate pair", "a\ud800b", 422, /cannot be stored/],
    ["20,001 characters", "a".repeat(20_001), 422, /at most 20,000 characters/],
    ["a megabyte", "a".repeat(2 ** 20), 413, /larger than/],
    ["nothing that can be seen", "\u200b \u2060\n\ufeff".repeat(100), 422, /needs words/],
  ])("refuses a note with %s, and says why", async (_, note, status, detail) => {
    const id = newId();
    const refused = await put(id, { ...newAnnotation(episode), note }, author);
    expect(refused).toMatchObject({ status, body: { detail: expect.stringMatching(detail) as string } });
    expect((await call(getAnnotation, { as: author, params: { annotation: id } })).status).toBe(404);
  });

  test("names and tags turn nothing around that stands beside them", async () => {
    const name = "Ada\u202e\u2069 redaeR";
    const account = { name, email: `${unique("turned")}@example.org`, password: "a long enough passphrase" };
    expect(await call(postAccount, { body: account })).toMatchObject({ status: 200, body: { name: "Ada redaeR" } });
    expect(await call(postAccount, { body: { ...account, name: "\u200b\u2060" } })).toMatchObject({ status: 422 });
    const sent = newAnnotation(episode);
    expect(await put(newId(), { ...sent, tags: ["\u202etag\u202c"] }, author)).toMatchObject({ body: { tags: ["tag"] } });
    expect(await put(newId(), { ...sent, tags: ["\u200b"] }, author)).toMatchObject({ status: 422 });
  });

  test("is refused with 401, 404 or 422 where it should be, and changes nothing", async () => {
    const [theirs, good] = [await buildAnnotation({ author: await buildUser(), episode }), newAnnotation(episode)];
    const [target] = good.targets;
    const refused: [number, string, unknown, UserViewer?][] = [
      [401, newId(), good],
      [404, theirs.id, good, author],
      [404, "no-id", good, author],
      [404, "1c5a9a0e-4d3e-4f0e-9c40-8f4d0f3f5d6b", good, author],
      [404, newId(), { ...good, episodeId: newId() }, author],
      [404, newId(), { ...good, audiences: [newId()] }, author],
      [422, newId(), { ...good, note: "a".repeat(20_001) }, author],
      [422, newId(), { ...good, note: "a\u0000b" }, author],
      [422, newId(), { ...good, note: "\ud800" }, author],
      [422, newId(), { ...good, kind: "shout" }, author],
      [422, newId(), { ...good, tags: Array.from({ length: 21 }, (_, tag) => `tag ${tag}`) }, author],
      [422, newId(), { ...good, targets: [] }, author],
      [422, newId(), { ...good, targets: [{ ...target, start: 3, end: 3 }] }, author],
      [422, newId(), { ...good, targets: [{ ...target, start: -1 }] }, author],
      [422, newId(), { ...good, targets: [{ ...target, end: null }] }, author],
      [422, newId(), { ...good, targets: [{ ...target, end: 10_000 }] }, author],
      [422, newId(), { ...good, targets: [{ ...target, quote: "absent" }] }, author],
      [422, newId(), { ...good, targets: [{ ...target, quote: "a\u0000" }] }, author],
      [422, newId(), { ...good, targets: [{ ...target, pointId: newId() }] }, author],
    ];
    for (const [status, id, body, as] of refused) expect([await put(id, body, as), JSON.stringify(body)]).toMatchObject([{ status }, {}]);
    expect((await call(getAnnotations, { as: author, params: { episode: episode.id } })).body).toEqual([]);
  });

  test("on behalf of a page that someone else had opened is refused with 401, and changes nothing", async () => {
    const other = await buildUser();
    const sent = (as: UserViewer | undefined, on: UserViewer) => call(putAnnotation, { as, on, params: { annotation: newId() }, body: newAnnotation(episode) });
    expect(await sent(other, author)).toMatchObject({ status: 401, body: { code: "not-signed-in" } });
    expect((await sent(undefined, author)).status).toBe(401);
    expect((await call(getAnnotations, { as: other, on: author, params: { episode: episode.id } })).status).toBe(401);
    expect((await call(getAnnotations, { as: other, on: other, params: { episode: episode.id } })).body).toEqual([]);
    expect((await sent(author, author)).status).toBe(200);
  });

  test("with a note of a megabyte is refused with 413", async () => {
    expect((await put(newId(), { ...newAnnotation(episode), note: "a".repeat(1024 * 1024) }, author)).status).toBe(413);
  });

  test("over a newer version is refused with 409 and the newer version", async () => {
    const { id } = await buildAnnotation({ author, episode, note: "One." });
    const patch = (body: unknown) => call(patchAnnotation, { as: author, params: { annotation: id }, body });
    expect(await patch({ version: 1, note: "Two." })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await patch({ version: 1, note: "Also two." })).toMatchObject({ status: 409, body: { code: "conflict", current: { note: "Two.", version: 2 } } });
    expect((await patch({ note: "No version." })).status).toBe(422);
  });

  test("publishes all or none", async () => {
    const group = await buildGroup([[author, "member"]]);
    const { id } = await buildAnnotation({ author, episode });
    const publish = (annotations: string[], as = author) => call(postPublications, { as, params: { audience: group.audienceId }, body: { annotations } });
    expect((await publish([id, newId()])).status).toBe(404);
    expect((await publish([])).status).toBe(422);
    expect(await publish([id])).toMatchObject({ status: 200, body: [{ id, audiences: [group.audienceId] }] });
    expect((await publish([id], await buildUser())).status).toBe(404);
  });
});

describe("importing", () => {
  test("is for the installation's owner", async () => {
    const body = { source: documentOf(["A point"]) };
    expect((await call(postSummary, { body })).status).toBe(401);
    expect((await call(postSummary, { as: author, body })).status).toBe(403);
    expect(await call(postSummary, { as: owner, body })).toMatchObject({ status: 200, body: { changed: true, revision: 1 } });
  });

  test("refuses what is no document, and what is too large, without a trace", async () => {
    const show = unique("Show");
    const refused: [number, unknown][] = [
      [422, { source: "" }],
      [422, { source: "no points", show }],
      [422, { source: documentOf(["a\u0000b"], { show }) }],
      [422, { source: documentOf(["A point"], { show }), videoUrl: "javascript:alert(1)" }],
      [422, {}],
      [413, { source: documentOf(["a".repeat(2 * 1024 * 1024)], { show }) }],
      [413, { source: "a".repeat(5 * 1024 * 1024), show }],
    ];
    for (const [status, body] of refused) expect([(await call(postSummary, { as: owner, body })).status, JSON.stringify(body).slice(0, 80)]).toEqual([status, expect.anything()]);
    expect(JSON.stringify((await call(getShows)).body)).not.toContain(show);
  });

  test("refuses names that cannot be stored", async () => {
    for (const odd of ["a\u0000b", "\ud800", "\u0007", ""])
      for (const named of [{ show: odd }, { title: odd }])
        expect((await call(postSummary, { as: owner, body: { source: documentOf(["A point"]), ...named } })).status).toBe(422);
  });
});

describe("groups and links", () => {
  test("hide a group from strangers by 404 at every address of it", async () => {
    const member = await buildUser();
    const group = await buildGroup([[author, "owner"], [member, "member"]]);
    const params = { group: group.id };
    expect((await call(getGroup, { as: member, params })).status).toBe(200);
    expect((await call(postInvite, { as: member, params, body: {} })).body).toMatchObject({ status: 404, code: "not-yours" });
    const stranger = await buildUser();
    expect((await call(getGroup, { as: stranger, params })).status).toBe(404);
    expect((await call(postInvite, { as: stranger, params, body: {} })).status).toBe(404);
    expect((await call(removeMember, { as: stranger, params: { ...params, user: member.id } })).status).toBe(404);
    expect((await call(removeMember, { as: member, params: { ...params, user: member.id } })).status).toBe(204);
    expect((await call(getGroup, { as: member, params })).status).toBe(404);
  });

  test("answer 404 for an invite that is not there and 410 for one that is used up", async () => {
    const group = await buildGroup([[author, "owner"]]);
    const { body } = await call(postInvite, { as: author, params: { group: group.id }, body: { maxUses: 1 } });
    const accept = async (as: UserViewer, token: unknown) => (await call(postMembership, { as, body: { token } })).status;
    const [one, two] = [await buildUser(), await buildUser()];
    expect([await accept(one, "unknown"), await accept(one, "a\u0000"), await accept(one, 1)]).toEqual([404, 404, 422]);
    expect([await accept(one, body?.token), await accept(two, body?.token), await accept(one, body?.token)]).toEqual([200, 410, 200]);
  });

  test("refuse a role that no invite can give, and times beyond reason", async () => {
    const group = await buildGroup([[author, "owner"]]);
    for (const body of [{ role: "owner" }, { expiresInDays: 0 }, { expiresInDays: 366 }, { maxUses: 0 }, { expiresInDays: 1.5 }])
      expect((await call(postInvite, { as: author, params: { group: group.id }, body })).status).toBe(422);
    expect((await call(postShareLink, { as: author, body: { episodeId: episode.id, expiresInDays: 0 } })).status).toBe(422);
    expect((await call(postToken, { as: author, body: { name: "", expiresInDays: 1 } })).status).toBe(422);
  });
});

describe("accounts", () => {
  test("are made without one, answer 409 when the address is taken, and never show a password", async () => {
    const account = { name: "Someone", email: `${unique("someone")}@Example.org`, password: "a password of some length" };
    const created = await call(postAccount, { body: account });
    expect(created).toMatchObject({ status: 200, body: { email: account.email.toLowerCase(), isOwner: false } });
    const again = await call(postAccount, { body: account });
    expect(again.status).toBe(409);
    expect((await call(postAccount, { body: { ...account, password: "short" } })).status).toBe(422);
    expect(JSON.stringify([created, again])).not.toContain(account.password);
  });

  test("are one's own to read", async () => {
    expect((await call(getMe)).status).toBe(401);
    expect(await call(getMe, { as: author })).toMatchObject({ status: 200, body: { id: author.id } });
  });
});
