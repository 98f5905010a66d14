import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { nobody, operator } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { buildUser, documentOf, unique, valueOf } from "@/lib/testing/factories";
import { importSummary } from "./import";
import type { PointNode } from "./points";
import { contentVersion, listShows, readShow, readSummary } from "./queries";
import type { Imported } from "./schema";

const shipped = readFileSync(new URL("../../prisma/content/dwarkesh-podcast-89.txt", import.meta.url), "utf8");

const countAll = async () => [await db.show.count(), await db.episode.count(), await db.summary.count(), await db.revision.count(), await db.point.count()];

/** The summary at the path that an import named. */
async function readAt({ path }: Imported) {
  const [, , show, episode] = path.split("/").map(decodeURIComponent);
  const found = await readSummary(show ?? "", episode ?? "");
  if (!found) throw new Error(`There is nothing at ${path}.`);
  return found;
}

const flat = (points: PointNode[], depth = 0): { text: string; depth: number; id: string }[] =>
  points.flatMap(({ text, id, children }) => [{ text, depth, id }, ...flat(children, depth + 1)]);

describe("the document that ships as the first content", () => {
  // Read off the page itself: two spaces for each level, the outermost at two.
  const bullets = [...shipped.matchAll(/^( *)• (.*)$/gm)].map(([, indent = "", text]) => ({ depth: indent.length / 2 - 1, text }));

  test("becomes an episode with every one of its points at its depth, in order", async () => {
    const imported = valueOf(await importSummary(operator, { source: shipped }));
    expect(imported).toMatchObject({ show: "Dwarkesh Podcast", revision: 1, changed: true, points: bullets.length, warnings: [] });
    const { show, episode, points } = await readAt(imported);
    expect(show.name).toBe("Dwarkesh Podcast");
    expect(episode).toMatchObject({
      title: "Mark Zuckerberg — AI will write most Meta code in 18 months",
      number: 89,
      durationSeconds: 4500,
      readingMinutes: 5,
    });
    expect(bullets.length).toBeGreaterThan(40);
    expect(flat(points).map(({ text, depth }) => ({ text, depth }))).toEqual(bullets);
  });

  test("imported again changes nothing", async () => {
    const first = valueOf(await importSummary(operator, { source: shipped }));
    const [counts, before] = [await countAll(), await readAt(first)];
    const again = valueOf(await importSummary(operator, { source: shipped }));
    expect(again).toEqual({ ...first, changed: false });
    expect(await countAll()).toEqual(counts);
    expect(await readAt(again)).toEqual(before);
  });
});

describe("who may import", () => {
  test("is the installation's owner and whoever runs its commands", async () => {
    const owner = await buildUser({ isOwner: true });
    const imported = valueOf(await importSummary(owner, { source: documentOf(["A point"]) }));
    const { revisionId } = await readAt(imported);
    expect(await db.revision.findUniqueOrThrow({ where: { id: revisionId } })).toMatchObject({ createdById: owner.id, origin: "import", ordinal: 1 });
    await db.user.delete({ where: { id: owner.id } });
  });

  test("is no one else, and a refusal changes nothing", async () => {
    const before = await countAll();
    for (const viewer of [nobody, await buildUser(), { kind: "link", audienceId: "unread" } as const])
      expect(await importSummary(viewer, { source: documentOf(["A point"]) })).toMatchObject({ ok: false, problem: { code: "forbidden" } });
    expect(await countAll()).toEqual(before);
  });
});

describe("a document that cannot be read", () => {
  const show = unique("Show");
  const good = documentOf(["A point"], { show });
  const cases: [string, string, string?][] = [
    ["is empty", ""],
    ["is blank", " \n\t\n"],
    ["holds NUL bytes", good.replace("A point", "A\0point")],
    ["is no text", "\u0001\u0002\u0003\ufffd".repeat(50)],
    ["has no points", documentOf([], { show })],
    ["has bullets without words only", documentOf(["", "  "], { show })],
    ["names no show", "  • A point\n"],
    ["is larger than 2 MiB", documentOf(["é".repeat(1024 * 1024)], { show }), "too-large"],
    ["has a point that is too long", documentOf(["a".repeat(20_001)], { show })],
    ["is nested too deep", documentOf(Array.from({ length: 70 }, (_, depth) => `${"  ".repeat(depth)}Level ${depth}`), { show })],
    ["has too many points", documentOf(Array.from({ length: 20_001 }, (_, index) => `Point ${index}`), { show })],
  ];

  beforeEach(async () => {
    await importSummary(operator, { source: good });
  });

  test.each(cases)("because it %s is refused with a reason before anything changes", async (_, source, code = "invalid") => {
    const before = [await countAll(), await db.episode.findMany(), await contentVersion()];
    const refused = await importSummary(operator, { source });
    expect(refused).toMatchObject({ ok: false, problem: { code, detail: expect.stringMatching(/^[A-Z].*\.$/s) as string } });
    expect([await countAll(), await db.episode.findMany(), await contentVersion()]).toEqual(before);
  });
});

describe("an episode", () => {
  test("is named by what the caller knows, before what the document says", async () => {
    const known = { show: unique("Known show"), title: "Known title", number: 7, videoUrl: "https://youtu.be/abc" };
    const imported = valueOf(await importSummary(operator, { source: documentOf(["A point"]), ...known }));
    const { show, episode } = await readAt(imported);
    expect(show.name).toBe(known.show);
    expect(episode).toMatchObject({ title: "Known title", number: 7, videoUrl: "https://youtu.be/abc" });
  });

  test("is found again by its number, when its title was corrected, and keeps its address", async () => {
    const show = unique("Show");
    const first = valueOf(await importSummary(operator, { source: documentOf(["A point"], { show, title: "A tlak", number: 3 }) }));
    const second = valueOf(await importSummary(operator, { source: documentOf(["A point"], { show, title: "A talk", number: 3 }) }));
    expect(second).toMatchObject({ path: first.path, episode: "A talk", revision: 2 });
    expect((await readAt(second)).episode.title).toBe("A talk");
  });

  test("without a number is found again by its title", async () => {
    const header = { show: unique("Show"), title: "An evening talk", number: null };
    const first = valueOf(await importSummary(operator, { source: documentOf(["A point"], header) }));
    const second = valueOf(await importSummary(operator, { source: documentOf(["Another"], header) }));
    expect(second).toMatchObject({ path: first.path, revision: 2 });
  });

  test("is another one when only the beginning of a long title is the same", async () => {
    const [show, title] = [unique("Show"), "A long conversation about the history of computing and of those who made it"];
    const one = valueOf(await importSummary(operator, { source: documentOf(["A point"], { show, title: `${title}: part one`, number: null }) }));
    const two = valueOf(await importSummary(operator, { source: documentOf(["Another"], { show, title: `${title}: part two`, number: null }) }));
    expect([one.revision, two.revision]).toEqual([1, 1]);
    expect(two.path).not.toBe(one.path);
    expect((await readAt(one)).episode.title).toMatch(/one$/);
  });

  test("gets an address of its own, when another has the one that its number and title make", async () => {
    const show = unique("Show");
    const one = valueOf(await importSummary(operator, { source: documentOf(["A point"], { show, title: "12 angry men", number: null }) }));
    const two = valueOf(await importSummary(operator, { source: documentOf(["Another"], { show, title: "Angry men", number: 12 }) }));
    expect(two.path).not.toBe(one.path);
    expect((await readAt(two)).episode).toMatchObject({ title: "Angry men", number: 12 });
  });

  test("keeps what an earlier document said and a later one does not", async () => {
    const header = { show: unique("Show"), number: 5 };
    valueOf(await importSummary(operator, { source: documentOf(["A point"], header), videoUrl: "https://youtu.be/abc" }));
    const again = valueOf(await importSummary(operator, { source: documentOf(["A new point"], header) }));
    expect((await readAt(again)).episode.videoUrl).toBe("https://youtu.be/abc");
  });
});

describe("shows and their episodes", () => {
  test("are listed, the shows by name and the episodes newest number first", async () => {
    const show = unique("Aardvark");
    for (const number of [2, 10, null, 1]) valueOf(await importSummary(operator, { source: documentOf(["A point"], { show, title: `Talk ${number}`, number }) }));
    const listed = (await listShows()).find(({ name }) => name === show);
    expect(listed?.episodes).toBe(4);
    expect((await readShow(listed?.slug ?? ""))?.episodes.map(({ number }) => number)).toEqual([10, 2, 1, null]);
    const names = (await listShows()).map(({ name }) => name);
    expect(names[0]).toBe(show);
  });

  test("that are not there are null, whatever is asked for", async () => {
    for (const slug of ["no-such-show", "", "a\u0000b"]) {
      expect(await readShow(slug)).toBeNull();
      expect(await readSummary(slug, slug)).toBeNull();
    }
  });
});

describe("the content's version", () => {
  test("changes with each thing that everyone may read, and with nothing else", async () => {
    const seen = [await contentVersion()];
    const differs = async () => {
      const version = await contentVersion();
      expect(seen).not.toContain(version);
      seen.push(version);
    };
    const show = unique("Show");
    valueOf(await importSummary(operator, { source: documentOf(["A point"], { show }) }));
    await differs();
    valueOf(await importSummary(operator, { source: documentOf(["A point", "Another"], { show }) }));
    await differs();
    valueOf(await importSummary(operator, { source: documentOf(["A point", "Another"], { show }), title: "Another title" }));
    await differs();
    const owner = await buildUser({ isOwner: true });
    await differs();
    await buildUser();
    expect(await contentVersion()).toBe(seen.at(-1));
    await db.user.delete({ where: { id: owner.id } });
  });
});
