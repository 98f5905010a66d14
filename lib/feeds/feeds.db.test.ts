import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { createAnnotation } from "@/lib/annotations/mutations";
import { withdraw } from "@/lib/annotations/publishing";
import { db } from "@/lib/db";
import { endMembership } from "@/lib/groups/members";
import { printMention } from "@/lib/mentions";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildEpisode, buildGroup, buildUser, newAnnotation, newId, targetOn, valueOf } from "@/lib/testing/factories";
import { createReply } from "@/lib/threads/replies";
import { changeFeed, closeFeed } from "./mutations";
import { readFeedUrl } from "./queries";
import { serveFeed } from "./serve";

type Entry = { id: string; title: string; author: { name: string }; link: { "@href": string }; content: { "#text": string; "@type": string }; published: string; updated: string; category?: { "@term": string }[] };
type Atom = { feed: { id: string; title: string; updated: string; "@xml:base": string; link: { "@rel": string; "@href": string }[]; entry: Entry[] } };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  htmlEntities: false,
  parseTagValue: false,
  isArray: (name) => ["entry", "category"].includes(name),
});

let [ada, ben]: UserViewer[] = [];
let group: BuiltGroup;
let episode: BuiltEpisode;

beforeAll(() => void vi.stubEnv("NEXTAUTH_URL", "https://gloss.example.org"));
afterAll(() => vi.unstubAllEnvs());
beforeEach(async () => {
  [ada, ben] = [await buildUser({ name: "Ada & <Sons>" }), await buildUser({ name: "Ben" })];
  group = await buildGroup([[ada, "owner"], [ben, "member"]]);
  episode = await buildEpisode(["Compute & <power> are “scarce”."]);
});

const write = async (note: string, author = ada!, more = {}) =>
  valueOf(await createAnnotation(author, newId(), newAnnotation(episode, { kind: note ? "note" : "highlight", note, audiences: [group.audienceId], ...more })));
const open = async (viewer = ben!) => valueOf(await changeFeed(viewer, group.id)).url;
const ask = (url: string, headers: Record<string, string> = {}) => serveFeed(new Request(url, { headers }), url.split("/").at(-1)!);

async function read(url: string): Promise<Atom["feed"]> {
  const response = await ask(url);
  const body = await response.text();
  expect(XMLValidator.validate(body)).toBe(true);
  const { feed } = parser.parse(body) as Atom;
  return { ...feed, entry: feed.entry ?? [] };
}
const titles = async (url: string) => (await read(url)).entry.map(({ title }) => title);

describe("a group’s feed", () => {
  test("is Atom, with what was written as HTML and where it is read", async () => {
    const words = targetOn(episode, 0, "Compute & <power>");
    const { id, createdAt } = await write(`**Really**, ${printMention(ben!)}? <script>alert("]]>")</script> &amp; [a point](#p-1)`, ada, { targets: [words], tags: ["Energy & <heat>"] });
    const url = await open();
    expect(url).toMatch(/^https:\/\/gloss\.example\.org\/feeds\/[\w-]{43}$/);
    const response = await ask(url);
    expect(Object.fromEntries(response.headers)).toMatchObject({ "content-type": "application/atom+xml; charset=utf-8", "cache-control": "private, no-cache" });
    const feed = await read(url);
    expect(feed).toMatchObject({ id: `urn:uuid:${group.id}`, title: group.slug, "@xml:base": "https://gloss.example.org/" });
    expect(feed.link).toMatchObject([{ "@rel": "self", "@href": url }, { "@rel": "alternate", "@href": `https://gloss.example.org/groups/${group.slug}` }]);
    const [entry] = feed.entry;
    const place = `https://gloss.example.org/groups/${group.slug}/${episode.showSlug}/${episode.slug}`;
    expect(entry).toMatchObject({ id: `urn:uuid:${id}`, author: { name: "Ada & <Sons>" }, link: { "@href": `${place}?note=${id}#p-${episode.points[0]!.id}` } });
    expect(entry!.category).toEqual([{ "@term": "Energy & <heat>" }]);
    expect(entry!.title).toMatch(/^Ada & <Sons>: Really, @Ben\? <script>/);
    expect(entry!.content["@type"]).toBe("html");
    const html = entry!.content["#text"];
    expect(html).toContain("<blockquote>Compute &amp; &lt;power&gt;</blockquote>");
    expect(html).toContain("<strong>Really</strong>");
    expect(html).toContain("&lt;script&gt;");
    for (const moment of [entry!.published, entry!.updated, feed.updated]) expect(Date.parse(moment)).toBeGreaterThanOrEqual(Date.parse(createdAt) - 1000);
  });

  test("has the replies, the newest first, and what XML has no place for replaced", async () => {
    const { id } = await write("A \u{fffe} note.");
    valueOf(await createReply(ben!, newId(), { annotation: id, audience: group.audienceId, body: "Is it?" }));
    expect(await titles(await open())).toEqual(["Ben: Is it?", "Ada & <Sons>: A \ufffd note."]);
  });

  test("is the member’s whose it is: what they may not read is not in it, and it ends with their membership", async () => {
    const { id } = await write("Published.");
    await write("A draft.", ada, { audiences: [] });
    const url = await open();
    expect(await titles(url)).toEqual(["Ada & <Sons>: Published."]);
    await db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindCount: 1 } });
    expect(await titles(url)).toEqual([]);
    await write("", ben);
    expect(await titles(url)).toEqual(["Ben: “Compute”", "Ada & <Sons>: Published."]);
    valueOf(await withdraw(ada!, group.audienceId, id));
    expect(await titles(url)).toEqual(["Ben: “Compute”"]);
    valueOf(await endMembership(ada!, group.id, ben!.id));
    expect((await ask(url)).status).toBe(404);
    await db.membership.updateMany({ where: { userId: ben!.id }, data: { leftAt: null } });
    expect([(await ask(url)).status, await readFeedUrl(ben!, group.id)], "back again, they ask for a new one").toEqual([404, null]);
  });

  test("has a secret address of each member’s own, which can be changed and closed", async () => {
    expect(await readFeedUrl(ben!, group.id)).toBeNull();
    const [first, others] = [await open(), await open(ada)];
    expect(await readFeedUrl(ben!, group.id)).toBe(first);
    const second = await open();
    expect((await ask(first)).status).toBe(404);
    expect([(await ask(second)).status, (await ask(others)).status]).toEqual([200, 200]);
    valueOf(await closeFeed(ben!, group.id));
    expect((await ask(second)).status).toBe(404);
    const stranger = await buildUser();
    for (const answer of [await changeFeed(stranger, group.id), await closeFeed(stranger, group.id)]) expect(answer).toMatchObject({ ok: false, problem: { code: "not-found" } });
    for (const token of ["", "x", "null", "\u0000"]) expect((await serveFeed(new Request("https://gloss.example.org"), token)).status).toBe(404);
  });

  test("is sent again only when something changed", async () => {
    await write("One.");
    const url = await open();
    const etag = (await ask(url)).headers.get("etag")!;
    const again = await ask(url, { "If-None-Match": `"other", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await write("Two.");
    expect((await ask(url, { "If-None-Match": etag })).status).toBe(200);
  });
});
