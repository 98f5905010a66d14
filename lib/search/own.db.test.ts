import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { createAnnotation, deleteAnnotation } from "@/lib/annotations/mutations";
import type { CreateAnnotation } from "@/lib/annotations/schema";
import { db } from "@/lib/db";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildEpisode, buildGroup, buildShareLink, buildUser, newAnnotation, newId, targetOn, valueOf } from "@/lib/testing/factories";
import { ownFacets } from "./facets";
import { ownPage } from "./own";
import { ownFilterSchema, ownSchema } from "./schema";

let me: UserViewer;
let episode: BuiltEpisode;

beforeEach(async () => {
  me = await buildUser();
  episode = await buildEpisode(["The first point.", "The second point.", "The third point."]);
});

const write = async (note: string, data: Partial<CreateAnnotation> = {}, on = episode) =>
  valueOf(await createAnnotation(me, newId(), newAnnotation(on, { note, ...data }))).id;
const page = async (query: object = {}, now?: Date) => valueOf(await ownPage(me, ownSchema.parse(query), now));
const notes = async (query: object = {}) => (await page(query)).annotations.map(({ note }) => note);

/** All pages one after the other. */
async function paged(query: object): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const { annotations, next } = await page({ ...query, limit: 2, ...(cursor && { cursor }) });
    expect(annotations.length).toBeLessThanOrEqual(2);
    all.push(...annotations.map(({ note }) => note));
    cursor = next;
  }
  return all;
}

describe("one's own annotations", () => {
  test("are all there, across episodes, the newest first, and nobody else's, published or not", async () => {
    const other = await buildUser();
    const { audienceId } = await buildGroup([[me, "member"], [other, "member"]]);
    valueOf(await createAnnotation(other, newId(), newAnnotation(episode, { note: "Another's.", audiences: [audienceId] })));
    await write("one");
    await write("two", { audiences: [audienceId] }, await buildEpisode());
    await write("three");
    expect(await notes()).toEqual(["three", "two", "one"]);
  });

  test("come with their episode, their address and what of them is lost", async () => {
    const id = await write("here", { targets: [targetOn(episode, 1, "second"), targetOn(episode, 0, "first")] });
    const only = async () => (await page()).annotations[0];
    expect(await only()).toMatchObject({
      id,
      deletedAt: null,
      lost: 0,
      episode: { id: episode.id, slug: episode.slug, show: { slug: episode.showSlug } },
      path: `/shows/${episode.showSlug}/${episode.slug}?note=${id}#p-${episode.points[1]?.id}`,
    });
    await db.point.update({ where: { id: episode.points[1]!.id }, data: { removedAt: new Date() } });
    expect(await only()).toMatchObject({ id, lost: 1 });
    await db.point.update({ where: { id: episode.points[0]!.id }, data: { text: "Wholly different." } });
    expect(await only()).toMatchObject({ id, lost: 2 });
  });

  test("go on from page to page, each once, though several are of the same moment", async () => {
    for (let i = 0; i < 5; i++) await write(String(i));
    await db.annotation.updateMany({ where: { authorId: me.id, note: { in: ["1", "2", "3"] } }, data: { createdAt: new Date("2026-01-01T00:00:00.123Z") } });
    expect(await paged({})).toEqual(await notes());
    expect(await notes()).toEqual(["4", "0", "3", "2", "1"]);
  });

  test("stand in the order of the outline, episode by episode, what left it at the end", async () => {
    const show = await db.show.create({ data: { slug: newId(), name: "A show" } });
    const [second, first, unnumbered] = [episode, await buildEpisode(), await buildEpisode()];
    for (const [{ id }, number] of [[second, 2], [first, 1], [unnumbered, null]] as const) await db.episode.update({ where: { id }, data: { showId: show.id, number } });
    await write("gone", { targets: [targetOn(second, 0, "The first")] });
    await db.target.updateMany({ where: { annotation: { note: "gone" } }, data: { pointId: (await leftPoint(second)).id } });
    await write("third", { targets: [targetOn(second, 2, "third")] });
    await write("later in the first", { targets: [targetOn(second, 0, "point")] });
    await write("first", { targets: [targetOn(second, 0, "first")] });
    await write("without number", {}, unnumbered);
    await write("of the first episode", {}, first);
    const order = ["of the first episode", "first", "later in the first", "third", "gone", "without number"];
    expect(await notes({ order: "outline" })).toEqual(order);
    expect(await paged({ order: "outline" })).toEqual(order);
  });

  const leftPoint = ({ summaryId }: BuiltEpisode) =>
    db.point.create({ data: { summaryId, position: 0, depth: 0, text: "The first point.", formats: [], removedAt: new Date() } });

  test("are refused at a cursor of the other order", async () => {
    for (let i = 0; i < 3; i++) await write(String(i));
    const { next } = await page({ limit: 1 });
    expect(await ownPage(me, ownSchema.parse({ order: "outline", cursor: next }))).toMatchObject({ ok: false, problem: { code: "invalid" } });
  });
});

describe("filters", () => {
  test.each([
    [{ kind: "question" }, ["a question"]],
    [{ colour: "pink" }, ["a pink one"]],
    [{ tag: "llamas" }, ["a tagged one"]],
    [{ tag: "llama" }, []],
    [{ q: "questions" }, ["a question"]],
    [{ q: "one -pink" }, ["a published one", "a tagged one"]],
    [{ audience: "none" }, ["a pink one", "a tagged one", "a question"]],
    [{ audience: newId() }, []],
    [{ episode: newId() }, []],
    [{ kind: "note", audience: "none", q: "one", colour: "yellow" }, ["a tagged one"]],
  ])("%j lets through %j", async (query, expected) => {
    const { audienceId } = await buildGroup([[me, "member"]]);
    await write("a question", { kind: "question" });
    await write("a tagged one", { tags: ["llamas"] });
    await write("a pink one", { colour: "pink" });
    await write("a published one", { audiences: [audienceId] });
    expect(await notes(query)).toEqual(expected);
  });

  test("tell an episode's from another's, and an audience's from another's", async () => {
    const [a, b] = [await buildGroup([[me, "member"]]), await buildGroup([[me, "member"]])];
    const other = await buildEpisode();
    await write("here for a", { audiences: [a.audienceId] });
    await write("there for both", { audiences: [a.audienceId, b.audienceId] }, other);
    expect(await notes({ episode: other.id })).toEqual(["there for both"]);
    expect(await notes({ audience: a.audienceId })).toEqual(["there for both", "here for a"]);
    expect(await notes({ audience: b.audienceId })).toEqual(["there for both"]);
  });

  test("show what was deleted in the last 30 days, and only that", async () => {
    const gone = await write("gone");
    const longGone = await write("long gone");
    await write("there");
    const now = new Date("2026-03-31T12:00:00Z");
    valueOf(await deleteAnnotation(me, gone, new Date("2026-03-02T12:00:00Z")));
    valueOf(await deleteAnnotation(me, longGone, new Date("2026-03-01T11:00:00Z")));
    expect(await notes()).toEqual(["there"]);
    expect((await page({ deleted: "true" }, now)).annotations).toMatchObject([{ id: gone, note: "gone", deletedAt: "2026-03-02T12:00:00.000Z" }]);
  });

  test.each([{ kind: "none" }, { tag: "a\u0000b" }, { tag: "" }, { episode: "x" }, { audience: "x" }, { q: "!" }, { limit: "1000" }, { order: "oldest" }])("%j is refused", (query) => {
    expect(ownSchema.safeParse(query).success).toBe(false);
  });
});

describe("facets", () => {
  test("count what each further choice would leave, by name", async () => {
    const [group, left] = [await buildGroup([[me, "member"]]), await buildGroup([[me, "member"]])];
    const link = await buildShareLink(me, episode.id);
    await write("a", { tags: ["x", "y"], audiences: [group.audienceId, link.audienceId] });
    await write("b", { tags: ["x"], kind: "question", audiences: [left.audienceId] });
    await write("c", { colour: "pink" }, await buildEpisode());
    await db.membership.updateMany({ where: { groupId: left.id }, data: { leftAt: new Date() } });
    await db.colourName.create({ data: { userId: me.id, colour: "pink", name: "Doubts" } });
    const facets = await ownFacets(me, ownFilterSchema.parse({}));
    const counts = (name: "kind" | "colour" | "tag" | "audience") => Object.fromEntries(facets[name].map(({ label, count }) => [label, count]));
    expect(facets.total).toBe(3);
    expect(counts("kind")).toEqual({ note: 2, question: 1 });
    expect(counts("colour")).toEqual({ yellow: 2, Doubts: 1 });
    expect(counts("tag")).toEqual({ x: 2, y: 1 });
    expect(counts("audience")).toEqual({ "Only me": 1, [group.slug]: 1, "A share link": 1, "A group that you left": 1 });
    expect(facets.episode.map(({ value, label, count }) => [value, label, count])[0]).toEqual([episode.id, episode.slug, 2]);
    expect((await ownFacets(me, ownFilterSchema.parse({ kind: "question" }))).tag).toEqual([{ value: "x", label: "x", count: 1 }]);
  });

  test("of nobody who wrote anything are none", async () => {
    expect(await ownFacets(me, ownFilterSchema.parse({}))).toEqual({ total: 0, kind: [], colour: [], tag: [], episode: [], audience: [], names: new Map() });
  });
});
