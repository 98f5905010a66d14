import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { annotate, annotationOf, studyGroup } from "./support/people";
import type { Annotation, Episode, Person } from "./support/people";
import { expect, refusal, test } from "./support/test";

/*
 * Every address of the API that names something of someone's, tried by those whose it is not: a stranger, someone who has
 * left the group, a reader of it and the holder of a link that has expired. Each answers 404: what they do not see as what
 * is not there, to the letter, and what they see and may not do with words that say so. The table is held to the API's own
 * description: an address that it does not have fails the spec.
 */

/** What is Ada's, and what is the group's. */
type World = {
  episode: Episode;
  group: string;
  audience: string;
  draft: string;
  shown: string;
  deleted: string;
  reply: string;
  deletedReply: string;
  report: string;
  invite: string;
  link: string;
  /** Of a share link that has expired. */
  token: string;
  accessToken: string;
  move: string;
  /** Ada's, of the request. */
  notification: string;
  ada: string;
  ben: string;
  /** Who waits to be let into the group. */
  asking: string;
};

type Example = {
  at: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /**
   * A reader sees that the group is there and what is published to it: this they are shown (200), or they are told, with
   * 404 as well, that their role does not allow it. Everything else is to them as if it were not there.
   */
  reader?: "shown" | "told";
  /** What names something that is not there instead, where that is in the body. */
  absent?: unknown;
  /** Under an id of one's own making something new begins. */
  begins?: true;
};

/** Addresses of what everyone may read, and share. Below an episode stand each one's own things, for whoever asks. */
const public_ = ["GET /shows/{show}", "GET /shows/{show}/{episode}", "POST /share-links"];
const own = ["GET /me/annotations", "GET /episodes/{episode}/annotations", "GET /episodes/{episode}/moves", "GET /episodes/{episode}/share-links", "GET /episodes/{episode}/threads"];

/** What notes as seen or read, and passes over what is not for who asks: it was there a moment ago, perhaps. */
const passingOver = ({ draft, reply, audience, shown, notification }: World): Record<string, unknown[]> => ({
  "PUT /me/seen": [{ annotations: [draft] }, { annotations: [uuidv7()] }],
  "PUT /me/seen/replies": [{ replies: [reply], threads: [{ audience, annotations: [shown] }] }, { replies: [uuidv7()] }],
  "PUT /me/notifications/read": [{ notifications: [notification] }, { notifications: [uuidv7()] }],
});

function examplesOf(world: World, mine: Annotation): Record<string, Example> {
  const { episode, group, audience, draft, shown, deleted, reply, deletedReply, report, invite, link, token, accessToken, move, ben, asking } = world;
  const words = { version: 1, note: "Taken over" };
  const thread = { annotation: shown, audience };
  const member = { group, user: ben };
  const reading = { group, episode: episode.id };
  return {
    "GET /annotations/{annotation}": { at: { annotation: draft } },
    "PUT /annotations/{annotation}": { at: { annotation: draft }, body: annotationOf(episode, { words: "gigawatt-scale", note: "Taken over" }), begins: true },
    "PATCH /annotations/{annotation}": { at: { annotation: draft }, body: words },
    "DELETE /annotations/{annotation}": { at: { annotation: draft } },
    "POST /annotations/{annotation}/restoration": { at: { annotation: deleted } },
    "POST /audiences/{audience}/publications": { at: { audience }, body: { annotations: [mine.id] }, reader: "told" },
    "POST /publications": {
      at: {},
      body: { publications: [{ audience, annotations: [mine.id] }] },
      absent: { publications: [{ audience: uuidv7(), annotations: [mine.id] }] },
      reader: "told",
    },
    "POST /withdrawals": {
      at: {},
      body: { withdrawals: [{ audience, annotations: [shown] }] },
      absent: { withdrawals: [{ audience, annotations: [uuidv7()] }] },
    },
    "DELETE /audiences/{audience}/publications/{annotation}": { at: { audience, annotation: shown } },
    "POST /moves/{move}/decision": { at: { move }, body: { decision: "keep" } },
    "GET /episodes/{episode}/changes": { at: { episode: episode.id }, query: { audience }, reader: "shown" },
    "GET /episodes/{episode}/events": { at: { episode: episode.id }, query: { audience }, reader: "shown" },
    "GET /annotations/{annotation}/threads/{audience}": { at: thread, reader: "shown" },
    "PUT /annotations/{annotation}/threads/{audience}/reaction": { at: thread, body: { emoji: "👍", on: true }, reader: "told" },
    "PUT /annotations/{annotation}/threads/{audience}/answer": { at: thread, body: { reply }, reader: "told" },
    "PUT /annotations/{annotation}/threads/{audience}/resolution": { at: thread, body: { resolved: true }, reader: "told" },
    "PUT /replies/{reply}": { at: { reply }, body: { ...thread, body: "Taken over" }, begins: true },
    "PATCH /replies/{reply}": { at: { reply }, body: { version: 1, body: "Taken over" } },
    "DELETE /replies/{reply}": { at: { reply } },
    "POST /replies/{reply}/restoration": { at: { reply: deletedReply } },
    "GET /groups/{group}": { at: { group }, reader: "shown" },
    "PATCH /groups/{group}": { at: { group }, body: { name: "Taken over" }, reader: "told" },
    "PUT /groups/{group}/archive": { at: { group }, reader: "told" },
    "DELETE /groups/{group}/archive": { at: { group }, reader: "told" },
    "PUT /groups/{group}/readings/{episode}": { at: reading, reader: "told" },
    "PATCH /groups/{group}/readings/{episode}": { at: reading, body: { question: "Taken over?" }, reader: "told" },
    "DELETE /groups/{group}/readings/{episode}": { at: reading, reader: "told" },
    "PATCH /groups/{group}/members/{user}": { at: member, body: { role: "reader" }, reader: "told" },
    "DELETE /groups/{group}/members/{user}": { at: member, reader: "told" },
    "PUT /groups/{group}/members/{user}/mute": { at: member, body: { muted: true }, reader: "told" },
    "PUT /groups/{group}/owner": { at: { group }, body: { user: ben }, reader: "told" },
    "POST /groups/{group}/invites": { at: { group }, body: {}, reader: "told" },
    "POST /groups/{group}/invite-mails": { at: { group }, body: { emails: ["someone@example.org"] }, reader: "told" },
    "DELETE /invites/{invite}": { at: { invite } },
    "GET /groups/{group}/join-request": { at: { group } },
    "PUT /groups/{group}/join-request": { at: { group }, body: {} },
    "DELETE /groups/{group}/join-request": { at: { group } },
    "PUT /groups/{group}/join-requests/{user}": { at: { group, user: asking }, body: { accept: true } },
    "PUT /groups/{group}/feed": { at: { group }, reader: "shown" },
    "DELETE /groups/{group}/feed": { at: { group }, reader: "shown" },
    "GET /groups/{group}/moderation": { at: { group } },
    "POST /groups/{group}/reports": { at: { group }, body: { annotation: draft, reason: "Not mine to see" }, absent: { annotation: uuidv7(), reason: "Not there" } },
    "POST /groups/{group}/reports/{report}/dismissal": { at: { group, report } },
    "PUT /groups/{group}/hidden": { at: { group }, body: { annotation: shown, hidden: true }, reader: "told" },
    "GET /groups/{group}/log": { at: { group } },
    "PATCH /share-links/{link}": { at: { link }, body: { name: "Taken over" } },
    "DELETE /share-links/{link}": { at: { link } },
    "PUT /versions/{token}/copies": { at: { token } },
    "DELETE /versions/{token}/copies": { at: { token } },
    "DELETE /me/tokens/{token}": { at: { token: accessToken } },
  };
}

/** What nobody but time, or a new revision, brings about. */
async function inDatabase<Row>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.GLOSS_E2E_DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(sql, values);
  await client.end();
  return rows as Row[];
}

async function expiredToken({ api }: Person, episode: Episode): Promise<string> {
  const { id, token } = await api.call<{ id: string; token: string }>("POST", "/share-links", { episodeId: episode.id, expiresInDays: 1 });
  await inDatabase('UPDATE "ShareLink" SET "expiresAt" = now() - interval \'1 second\' WHERE "id" = $1', [id]);
  return token;
}

async function moveOf({ id }: Annotation): Promise<string> {
  const moved = 'INSERT INTO "Move" ("id", "targetId", "pointId", "revisionId", "quote", "isLost") SELECT $1, "id", "pointId", "revisionId", "quote", true FROM "Target" WHERE "annotationId" = $2 RETURNING "id"';
  return (await inDatabase<{ id: string }>(moved, [uuidv7(), id]))[0]!.id;
}

async function buildWorld(ada: Person, ben: Person, asking: Person, episode: Episode, group: { id: string; audienceId: string }): Promise<World> {
  const { id, audienceId: audience } = group;
  const draft = await annotate(ada, episode, { words: "gigawatt-scale", note: "Mine" });
  const shown = await annotate(ada, episode, { words: "Scout and Maverick", note: "Ours", kind: "question", audiences: [audience] });
  const deleted = await annotate(ada, episode, { words: "seamless sharing" });
  await ada.api.call("DELETE", `/annotations/${deleted.id}`);
  const replies = [uuidv7(), uuidv7()] as const;
  for (const reply of replies) await ada.api.call("PUT", `/replies/${reply}`, { annotation: shown.id, audience, body: "So I say" });
  await ada.api.call("DELETE", `/replies/${replies[1]}`);
  await ada.api.call("PATCH", `/groups/${id}`, { takesRequests: true });
  await asking.api.call("PUT", `/groups/${id}/join-request`, {});
  await ada.api.call("PATCH", `/groups/${id}`, { takesRequests: false });
  const idOf = async (path: string, body: object) => (await ada.api.call<{ id: string }>("POST", path, body)).id;
  await ben.api.call("POST", `/groups/${id}/reports`, { annotation: shown.id, reason: "Look at this" });
  const { reports } = await ada.api.call<{ reports: { id: string }[] }>("GET", `/groups/${id}/moderation`);
  return {
    episode, group: id, audience, draft: draft.id, shown: shown.id, deleted: deleted.id,
    reply: replies[0], deletedReply: replies[1], report: reports[0]!.id,
    invite: await idOf(`/groups/${id}/invites`, {}),
    link: await idOf("/share-links", { episodeId: episode.id }),
    token: await expiredToken(ada, episode),
    accessToken: await idOf("/me/tokens", { name: "A script" }),
    move: await moveOf(draft),
    notification: (await ada.api.call<{ id: string }[]>("GET", "/me/notifications"))[0]!.id,
    ada: ada.id, ben: ben.id, asking: asking.id,
  };
}

/** All that the others might have changed, as its owner finds it. */
async function stateOf(ada: Person, { episode, group, audience, shown, link }: World): Promise<string> {
  const reads = [`/groups/${group}`, `/groups/${group}/moderation`, `/episodes/${episode.id}/annotations`, `/episodes/${episode.id}/annotations?audience=${audience}`, `/episodes/${episode.id}/moves`, `/annotations/${shown}/threads/${audience}`, `/episodes/${episode.id}/share-links`, "/me/tokens", "/me/notifications"];
  const found = await Promise.all(reads.map((path) => ada.api.call<unknown>("GET", path)));
  expect(JSON.stringify(found)).toContain(link);
  return JSON.stringify(found);
}

type Operation = { parameters: { in: string }[]; requestBody?: unknown };
type Description = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, unknown> } };

/** Every method of every address in the description that names something: in its path, its query or its body. */
function addressesIn({ paths, components: { schemas } }: Description): string[] {
  const whole = (part: unknown): string => JSON.stringify(part).replaceAll(/"#\/components\/schemas\/(\w+)"/g, (_, name: string) => whole(schemas[name]));
  const namesSomething = ({ parameters, requestBody = null }: Operation) => whole([parameters.filter((one) => one.in === "query"), requestBody]).includes('"format":"uuid"');
  const named = (path: string) => Object.entries(paths[path]!).filter(([, it]) => path.includes("{") || namesSomething(it));
  return Object.keys(paths).flatMap((path) => named(path).map(([method]) => `${method.toUpperCase()} ${path}`));
}

const filled = (template: string, at: Record<string, string>) => template.replaceAll(/\{(\w+)\}/g, (_, name: string) => at[name]!);
const made = (values: Record<string, string> = {}): Record<string, string> => Object.fromEntries(Object.keys(values).map((name) => [name, uuidv7()]));

/** The same of something that is not there: to who is in the group, in the group. */
const unknownAt = (at: Record<string, string>, isIn: boolean) => ({ ...made(at), ...(isIn && at.group && Object.keys(at).length > 1 && { group: at.group }) });
const asked = (query: Record<string, string> = {}) => (Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : "");

test("What is not yours is not there, at every address of the API", async ({ newPerson, newBrowser, episode, request, complaints }) => {
  complaints.allow(refusal(404));
  const [ada, ben] = [await newPerson({ name: "Ada Author" }), await newPerson({ name: "Ben Member" })];
  const [rita, eve, sam] = [await newPerson({ name: "Rita Reader" }), await newPerson({ name: "Eve Formerly" }), await newPerson({ name: "Sam Stranger" })];
  const group = await studyGroup(ada, episode, [ben, eve]);
  const { token: forReaders } = await ada.api.call<{ token: string }>("POST", `/groups/${group.id}/invites`, { role: "reader" });
  await rita.api.call("POST", "/memberships", { token: forReaders });
  const world = await buildWorld(ada, ben, await newPerson({ name: "Wim Waiting" }), episode, group);
  await eve.api.call("DELETE", `/groups/${group.id}/members/${eve.id}`);
  const before = await stateOf(ada, world);

  const description = (await (await request.get("/api/v1/openapi.json")).json()) as Description;
  const known = [...Object.keys(examplesOf(world, { id: "" } as Annotation)), ...Object.keys(passingOver(world)), ...public_, ...own];
  expect(addressesIn(description).toSorted(), "each address has an example here").toEqual(known.toSorted());

  for (const [who, person] of [["a stranger", sam], ["an ex-member", eve], ["a reader", rita]] as const) {
    const mine = await annotate(person, episode, { words: "compute clusters" });
    for (const [address, { at, query, body, absent, reader, begins }] of Object.entries(examplesOf(world, mine))) {
      const [method = "", template = ""] = address.split(" ");
      const send = (path: string, data = body) => person.api.send(method as "GET", path, data);
      const seen = who === "a reader" ? reader : undefined;
      if (seen === "shown") continue;
      const answer = await send(filled(template, at) + asked(query));
      expect([answer.status(), ((await answer.json()) as { code: string }).code], `${who}: ${address}`).toEqual([404, seen ? "not-yours" : "not-found"]);
      if (begins || seen) continue;
      const unknown = await send(filled(template, query || absent ? at : unknownAt(at, who === "a reader")) + asked(made(query)), absent ?? body);
      expect([unknown.status(), await unknown.text()], `${who}: ${address}: as what is not there`).toEqual([answer.status(), await answer.text()]);
    }
    for (const [address, bodies] of Object.entries(passingOver(world))) {
      const answers = await Promise.all(bodies.map((body) => person.api.send("PUT", address.split(" ")[1]!, body)));
      expect(new Set(await Promise.all(answers.map(async (answer) => `${answer.status()} ${await answer.text()}`))).size, `${who}: ${address}`).toBe(1);
    }
    for (const address of own) {
      const answer = await person.api.send("GET", filled(address.split(" ")[1]!, { episode: episode.id }));
      const text = await answer.text();
      for (const id of [world.draft, world.deleted, world.move, world.link, world.ada]) expect(text.includes(id) && who !== "a reader", `${who}: ${address}`).toBe(false);
    }
    await person.api.call("DELETE", `/annotations/${mine.id}`);
  }

  const visitor = await (await newBrowser()).newPage();
  for (const token of [world.token, "no-such-token"]) expect((await visitor.goto(`/v/${token}`))!.status(), "an expired link").toBe(404);
  for (const [address, { at, body }] of Object.entries(examplesOf(world, { id: world.shown } as Annotation))) {
    const [method = "", template = ""] = address.split(" ");
    expect((await request.fetch(`/api/v1${filled(template, at)}`, { method, data: body })).status(), `nobody: ${address}`).toBe(401);
  }
  expect(await stateOf(ada, world), "and nothing has changed").toBe(before);
});
