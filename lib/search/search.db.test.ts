import { beforeEach, describe, expect, test } from "vitest";
import { nobody } from "@/lib/access/viewer";
import type { UserViewer, Viewer } from "@/lib/access/viewer";
import { createAnnotation, deleteAnnotation, restoreAnnotation, updateAnnotation } from "@/lib/annotations/mutations";
import { publish, withdraw } from "@/lib/annotations/publishing";
import type { CreateAnnotation } from "@/lib/annotations/schema";
import { db } from "@/lib/db";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildShareLink, buildUser, newAnnotation, newId, targetOn, targetOnWhole, valueOf } from "@/lib/testing/factories";
import { search } from "./queries";
import { searchSchema } from "./schema";
import type { AnnotationHit, SummaryHit } from "./schema";

let author: UserViewer;
let episode: BuiltEpisode;

beforeEach(async () => {
  author = await buildUser();
  episode = await buildEpisode(["The first point, on Llamas and other models.", "A second point, under it: Größe, naïve, 機械学習入門."]);
});

const asked = (q: string, more: object = {}) => searchSchema.parse({ q, ...more });

async function hits(viewer: Viewer, q: string): Promise<AnnotationHit[]> {
  return valueOf(await search(viewer, asked(q))).annotations?.hits ?? [];
}
const inSummaries = async (viewer: Viewer, q: string): Promise<SummaryHit[]> => valueOf(await search(viewer, asked(q))).summaries?.hits ?? [];

const found = async (viewer: Viewer, q: string) => (await hits(viewer, q)).map(({ id }) => id);

/** Writes an annotation and returns its id. */
const write = async (data: Partial<CreateAnnotation>, by = author) => valueOf(await createAnnotation(by, newId(), newAnnotation(episode, data))).id;
const highlight = (index: number, words: string, data: Partial<CreateAnnotation> = {}) =>
  write({ kind: "highlight", note: "", targets: [targetOn(episode, index, words)], ...data });

describe("an annotation is found", () => {
  test("by its note, its tags and its quotes, in this order, and the newest first", async () => {
    const quoted = await highlight(0, "Llamas");
    const tagged = await highlight(1, "second", { tags: ["llamas"] });
    const first = await write({ note: "On llamas." });
    const second = await write({ note: "Of llamas." });
    expect(await found(author, "llamas")).toEqual([second, first, tagged, quoted]);
  });

  test("by its note first, however often a quote says the word", async () => {
    episode = await buildEpisode(["llama ".repeat(300)]);
    const quoted = await highlight(0, "llama ".repeat(299) + "llama");
    const tagged = await write({ note: "Of something else.", tags: ["llama"] });
    const noted = await write({ note: `${"Of many other things. ".repeat(200)} And a llama.` });
    expect(await found(author, "llama")).toEqual([noted, tagged, quoted]);
  });

  test("by words that stand in different parts of it, all of which it must have", async () => {
    const id = await highlight(0, "Llamas", { note: "Is this so?", kind: "question", tags: ["to check"] });
    expect(await found(author, "llamas so check")).toEqual([id]);
    expect(await found(author, "llamas so wrong")).toEqual([]);
  });

  test.each([
    ["models", true], ["model", true], ["modelling", true], ["mod", true], ["odels", false], ["MODELS", true], ["models ", true], ["mod ", false],
    ["mod -frontier", false], ['"frontier models"', true], ['"models frontier"', false], ['"frontier mod', true], ["frontier or nothing", true],
    ["nothing or models", true], ["or models", true], ["the", true], ["to be", true], ["naive", true], ["naïve", true], ["NAÏVE", true], ["gross", false],
    ["große", true], ["学習", true], ["習学", false], ["機械", true], ["don't", true], ["dont", false], ["3.5", true], ["5.3", false], ["example.org", true],
    ["новый", true], ["НОВЫЙ", true], ["нов", true], ["-nothing models", true], ["models -nothing -frontier", false], ["models -front", true],
  ])("when %j is looked for in it: %j", async (q, isThere) => {
    await write({ note: "Don’t the frontier models (GPT-3.5) have to be **naïve**? Große Новый 機械学習入門 https://example.org/a" });
    expect((await hits(author, q)).length).toBe(isThere ? 1 : 0);
  });

  test("letter by letter before others of the same stem", async () => {
    const exact = await write({ note: "Models." });
    await write({ note: "A model." });
    expect((await found(author, "models "))[0]).toBe(exact);
  });

  test("by what it says now, whoever changed it", async () => {
    const id = await write({ note: "Alpacas.", targets: [targetOn(episode, 0, "Llamas")] });
    valueOf(await updateAnnotation(author, id, { version: 1, note: "Vicuñas.", tags: ["wool"], targets: [targetOn(episode, 1, "second")] }));
    for (const gone of ["alpacas", "llamas"]) expect(await found(author, gone)).toEqual([]);
    for (const there of ["vicunas", "wool", "second"]) expect(await found(author, there)).toEqual([id]);
    await db.$executeRaw`UPDATE "Target" SET "quote" = 'guanacos' WHERE "annotationId" = ${id}::uuid`;
    expect([await found(author, "second"), await found(author, "guanacos")]).toEqual([[], [id]]);
    await db.target.deleteMany({ where: { annotationId: id } });
    expect([await found(author, "guanacos"), await found(author, "wool")]).toEqual([[], [id]]);
  });

  test("though it is as long as it may be", async () => {
    const long = (from: number, length: number) => String.fromCodePoint(...Array.from({ length }, (_, i) => 0x20000 + ((from + i * 7) % 40_000)));
    const targets = Array.from({ length: 200 }, () => ({ ...targetOnWhole(episode, 0) }));
    const id = await write({ note: `${long(0, 9_990)} needle`, targets, tags: Array.from({ length: 20 }, (_, i) => `${i} ${long(i, 18)}`) });
    await db.target.updateMany({ where: { annotationId: id }, data: { quote: long(3, 10_000) } });
    expect(await found(author, "needle")).toEqual([id]);
  });
});

describe("an annotation is found by", () => {
  test("its author alone while it is a draft, and by members once it is published, and while they are members", async () => {
    const [member, stranger, left] = [await buildUser(), await buildUser(), await buildUser()];
    const { id: groupId, audienceId } = await buildGroup([[author, "member"], [member, "reader"], [left, "member"]]);
    const others = [member, stranger, left, nobody];
    const whoFinds = async () => {
      const all: boolean[] = [];
      for (const viewer of [author, ...others]) all.push((await found(viewer, "alpaca")).length > 0);
      return all;
    };
    const id = await write({ note: "Alpaca." });
    expect(await whoFinds()).toEqual([true, false, false, false, false]);
    valueOf(await publish(author, audienceId, [id]));
    expect(await whoFinds()).toEqual([true, true, false, true, false]);
    await db.membership.update({ where: { groupId_userId: { groupId, userId: left.id } }, data: { leftAt: new Date() } });
    expect(await whoFinds()).toEqual([true, true, false, false, false]);
    valueOf(await deleteAnnotation(author, id));
    expect(await whoFinds()).toEqual([false, false, false, false, false]);
    valueOf(await restoreAnnotation(author, id));
    expect(await whoFinds()).toEqual([true, true, false, false, false]);
    valueOf(await withdraw(author, audienceId, id));
    expect(await whoFinds()).toEqual([true, false, false, false, false]);
  });

  test("nobody through a share link, and by members of a blind round only once it is open", async () => {
    const member = await buildUser();
    const { id: groupId, audienceId } = await buildGroup([[author, "member"], [member, "member"]]);
    const link = await buildShareLink(author, episode.id);
    await write({ note: "Alpaca.", audiences: [audienceId, link.audienceId] });
    await db.reading.create({ data: { groupId, episodeId: episode.id, blindUntil: new Date("2026-03-02T00:00:00Z") } });
    const findsAt = async (viewer: Viewer, day: string) => valueOf(await search(viewer, asked("alpaca"), new Date(`2026-03-${day}T12:00:00Z`))).annotations?.hits.length;
    expect(await Promise.all([findsAt(member, "01"), findsAt(member, "02"), findsAt(author, "01"), findsAt(nobody, "02")])).toEqual([0, 1, 1, 0]);
  });
});

describe("a hit", () => {
  test("shows the words in the note, without its Markdown, and in the quote within its point", async () => {
    await highlight(0, "Llamas and other", { note: "See [the models](https://example.org), *really*.\n\n- <b>Model</b> `one`", kind: "note" });
    const [hit] = await hits(author, "model ");
    const marked = ({ text, marks }: { text: string; marks: { start: number; end: number }[] }) => marks.map(({ start, end }) => text.slice(start, end));
    expect(hit?.note?.text).toBe("See the models, really. <b>Model</b> one");
    expect(marked(hit!.note!)).toEqual(["models", "Model"]);
    expect(hit?.words.text).toBe(episode.points[0]?.text);
    expect(hit?.words.text.slice(hit.words.quote.start, hit.words.quote.end)).toBe("Llamas and other");
    expect(marked(hit!.words)).toEqual(["models"]);
  });

  test("marks no words that say nothing, unless no others were looked for", async () => {
    await write({ note: "The models of the trade." });
    const marks = async (q: string) => (await hits(author, q))[0]?.note?.marks.map(({ start }) => start);
    expect(await marks("the models of")).toEqual([4]);
    expect(await marks("the")).toEqual([0, 14]);
  });

  test("of several quotes shows the one with the words, and of words that are lost the quote alone", async () => {
    const id = await write({ targets: [targetOn(episode, 0, "first"), targetOn(episode, 1, "second point")] });
    const shown = async () => (await hits(author, "second"))[0]?.words;
    expect(await shown()).toMatchObject({ text: episode.points[1]?.text, quote: { start: 2, end: 14 } });
    await db.point.update({ where: { id: episode.points[1]!.id }, data: { text: "Something else." } });
    expect(await shown()).toMatchObject({ text: "second point", quote: { start: 0, end: 12 }, marks: [{ start: 0, end: 6 }] });
    await db.point.update({ where: { id: episode.points[1]!.id }, data: { text: "A second point.", removedAt: new Date() } });
    expect(await shown()).toMatchObject({ text: "second point" });
    expect(await found(author, "second")).toEqual([id]);
  });

  test("says where it can be read: one's own by oneself and with the groups, another's with one's own groups only", async () => {
    const member = await buildUser();
    const [shared, others] = [await buildGroup([[author, "member"], [member, "member"]]), await buildGroup([[author, "member"]])];
    const id = await write({ note: "Alpaca.", audiences: [shared.audienceId, others.audienceId] });
    const reading = `${episode.showSlug}/${episode.slug}?note=${id}#p-${episode.points[0]?.id}`;
    const inGroup = ({ slug }: { slug: string }) => ({ group: { slug, name: slug }, path: `/groups/${slug}/${reading}` });
    const byOneself = { group: null, path: `/shows/${reading}` };
    const sorted = (hit: AnnotationHit | undefined) => hit?.readIn.toSorted((a, b) => a.path.localeCompare(b.path));
    expect(sorted((await hits(author, "alpaca"))[0])).toEqual([inGroup(shared), inGroup(others), byOneself].toSorted((a, b) => a.path.localeCompare(b.path)));
    expect(sorted((await hits(member, "alpaca"))[0])).toEqual([inGroup(shared)]);
  });
});

describe("pages", () => {
  test("show every hit once, in the order of one long page", async () => {
    for (let i = 0; i < 7; i++) await write({ note: i % 2 ? "Llamas." : "Llamas, llamas.", tags: i % 3 ? [] : ["llamas"] });
    const all = await found(author, "llamas");
    const paged: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page: { annotations: { hits: AnnotationHit[]; next: string | null } | null } = valueOf(
        await search(author, asked("llamas", { in: "annotations", limit: 2, ...(cursor && { cursor }) })),
      );
      paged.push(...page.annotations!.hits.map(({ id }) => id));
      cursor = page.annotations!.next;
    }
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(7);
  });

  test.each(["", "x", "bnVsbA", Buffer.from('["x","y"]').toString("base64url"), Buffer.from(`[1,"${newId()}",2]`).toString("base64url")])(
    "do not begin at %j, which is no cursor",
    async (cursor) => {
      expect(await search(author, asked("llamas", { in: "annotations", cursor }))).toMatchObject({ ok: false, problem: { code: "invalid" } });
    },
  );
});

describe("summaries", () => {
  test("are found by anyone: points as they are read now, and titles before them", async () => {
    episode = await buildEpisode(["An animal.", "A quagga."]);
    const title = await db.episode.update({ where: { id: episode.id }, data: { title: "Of alpacas" } });
    await db.point.update({ where: { id: episode.points[1]!.id }, data: { text: "An alpaca." } });
    const [top, below, ...rest] = await inSummaries(nobody, "alpaca");
    expect(rest).toEqual([]);
    expect(top).toMatchObject({ pointId: null, path: `/shows/${episode.showSlug}/${episode.slug}`, text: { text: title.title, marks: [{ start: 3, end: 10 }] } });
    expect(below).toMatchObject({
      pointId: episode.points[1]?.id,
      path: `/shows/${episode.showSlug}/${episode.slug}#p-${episode.points[1]?.id}`,
      text: { text: "An alpaca.", marks: [{ start: 3, end: 9 }] },
      under: episode.points[0]?.text,
    });
    expect(await inSummaries(nobody, "quagga")).toEqual([]);
    await db.point.update({ where: { id: episode.points[1]!.id }, data: { removedAt: new Date() } });
    expect((await inSummaries(author, "alpaca")).map(({ pointId }) => pointId)).toEqual([null]);
  });

  test("are not found before they can be read", async () => {
    await db.summary.update({ where: { id: episode.summaryId }, data: { currentRevisionId: null } });
    expect(await inSummaries(nobody, episode.slug)).toEqual([]);
  });
});

describe("what is typed", () => {
  const refusal = (q: unknown) => searchSchema.safeParse({ q }).error?.issues.map(({ path, message }) => `${path.join()}: ${message}`);

  test.each([
    [undefined, "q: Please give `q`, the words to search for."],
    ["", "q: There is no word in this to search for."],
    [" \t ", "q: There is no word in this to search for."],
    ["?!… -", "q: There is no word in this to search for."],
    ["\u0000", "q: There is no word in this to search for."],
    ["-llamas", "q: There is no word in this to search for."],
    ["a".repeat(10_000), "q: There can be at most 200 characters in a search."],
  ])("%j is refused: %s", (q, said) => {
    expect(refusal(q)).toEqual([said]);
  });

  test.each(["llamas\u0000", "\ud800llamas", "llamas & | ! ( ) : * <-> '", "'; DROP TABLE \"Annotation\"; -- llamas", "\\llamas\\", "llamas:*", "%_llamas", '"""llamas'])(
    "%j breaks nothing",
    async (q) => {
      const id = await write({ note: "Llamas DROP TABLE Annotation." });
      expect(await found(author, q)).toEqual([id]);
    },
  );

  test("of many words, and of one very long, finds nothing and breaks nothing", async () => {
    await write({ note: "a" });
    for (const q of ["a b ".repeat(50), "é".repeat(200), "学".repeat(200), "a or ".repeat(40), '" '.repeat(90) + "b"]) valueOf(await search(author, asked(q)));
  });
});

test("the author of a hit is named as they are called", async () => {
  const note = await buildAnnotation({ author, episode, note: "Alpaca." });
  expect(await hits(author, "alpaca")).toMatchObject([{ id: note.id, author: { id: author.id, name: author.name }, kind: "note", colour: "yellow", tags: [] }]);
});
