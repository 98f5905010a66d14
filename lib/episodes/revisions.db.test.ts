import { describe, expect, test } from "vitest";
import { operator } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { DocumentHeader } from "@/lib/testing/factories";
import { buildUser, documentOf, newAnnotation, newId, targetOn, unique, valueOf } from "@/lib/testing/factories";
import { createAnnotation } from "@/lib/annotations/mutations";
import { readAnnotation } from "@/lib/annotations/queries";
import { importSummary } from "./import";
import type { StoredPoint } from "./points";

/** Imports states of one document one after the other, and gives the ids of the points by their texts after each. */
function history(header: DocumentHeader = {}) {
  const show = header.show ?? unique("Show");
  const importIt = async (points: string[], now?: Date) => valueOf(await importSummary(operator, { source: documentOf(points, { show, ...header }) }, now));
  const rows = async () => db.point.findMany({ where: { summary: { episode: { show: { name: show } } } }, orderBy: { position: "asc" } });
  const ids = async () => new Map((await rows()).filter(({ removedAt }) => !removedAt).map(({ text, id }) => [text, id]));
  return {
    show,
    rows,
    revise: async (points: string[], now?: Date) => {
      const imported = await importIt(points, now);
      return { ...imported, ids: await ids() };
    },
    revisions: () => db.revision.findMany({ where: { summary: { episode: { show: { name: show } } } }, orderBy: { ordinal: "asc" } }),
  };
}

const outline = ["Root", "  Alpha", "    Alpha one", "    Alpha two", "  Beta", "    Beta one"];

describe("an edited document", () => {
  test("makes the next revision, and every revision keeps its source and its points as they were", async () => {
    const { revise, revisions, show } = history();
    await revise(outline);
    const second = await revise([...outline, "  Gamma"]);
    expect(second).toMatchObject({ revision: 2, changed: true, points: 7 });
    const kept = await revisions();
    expect(kept.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(kept.map(({ source }) => source)).toEqual([documentOf(outline, { show }), documentOf([...outline, "  Gamma"], { show })]);
    expect(kept.map(({ points }) => (points as StoredPoint[]).length)).toEqual([6, 7]);
    const summary = await db.summary.findUniqueOrThrow({ where: { currentRevisionId: kept[1]?.id } });
    expect(summary.id).toBe(kept[0]?.summaryId);
  });

  test("leaves unchanged points their ids and gives new points new ones", async () => {
    const { revise } = history();
    const first = await revise(outline);
    const second = await revise(["Root", "  New at the top", "  Alpha", "    Alpha one", "    Alpha two", "  Beta", "    Beta one", "    Beta new"]);
    for (const [text, id] of first.ids) expect(second.ids.get(text)).toBe(id);
    const fresh = [second.ids.get("New at the top"), second.ids.get("Beta new")];
    expect(new Set([...first.ids.values(), ...fresh]).size).toBe(8);
  });

  test("leaves points that moved or were nested elsewhere their ids", async () => {
    const { revise, rows } = history();
    const first = await revise(outline);
    const second = await revise(["Root", "  Beta", "    Alpha two", "    Beta one", "      Alpha", "  Alpha one"]);
    expect(second.ids).toEqual(first.ids);
    const placed = (await rows()).map(({ text, depth, parentId }) => [text, depth, [...first.ids].find(([, id]) => id === parentId)?.[0]]);
    expect(placed).toEqual([
      ["Root", 0, undefined], ["Beta", 1, "Root"], ["Alpha two", 2, "Beta"], ["Beta one", 2, "Beta"], ["Alpha", 3, "Beta one"], ["Alpha one", 1, "Root"],
    ]);
  });

  test("tells equal words apart by what they stand under", async () => {
    const { revise, rows } = history();
    await revise(["Root", "  Alpha", "    The same", "  Beta", "    The same"]);
    const before = (await rows()).filter(({ text }) => text === "The same").map(({ id }) => id);
    await revise(["Root", "  Beta", "    The same", "  Alpha", "    The same"]);
    expect((await rows()).filter(({ text }) => text === "The same").map(({ id }) => id)).toEqual(before.toReversed());
  });

  test("keeps the rows of points that left, with the moment when they did", async () => {
    const { revise, rows } = history();
    const first = await revise(outline);
    const left = new Date("2026-03-01T12:00:00Z");
    const second = await revise(["Root", "  Alpha", "    Alpha one"], left);
    const removed = (await rows()).filter(({ removedAt }) => removedAt);
    expect(removed.map(({ text }) => text).sort()).toEqual(["Alpha two", "Beta", "Beta one"]);
    expect(removed.every(({ removedAt }) => removedAt?.getTime() === left.getTime())).toBe(true);
    expect(second.ids.size).toBe(3);
    await revise(["Root", "  Alpha"], new Date("2026-04-01T12:00:00Z"));
    expect((await rows()).find(({ text }) => text === "Beta")?.removedAt).toEqual(left);
    expect(first.ids.get("Beta")).toBe((await rows()).find(({ text }) => text === "Beta")?.id);
  });

  test("brings points that had left back under their ids", async () => {
    const { revise, rows } = history();
    const first = await revise(outline);
    await revise(["Root", "  Alpha"]);
    await revise(["Root", "  Alpha", "    Something else"]);
    const back = await revise(outline);
    expect(back.ids).toEqual(first.ids);
    expect((await rows()).filter(({ removedAt }) => removedAt).map(({ text }) => text)).toEqual(["Something else"]);
  });

  test("prefers a point that is there to one that had left, when both have the words", async () => {
    const { revise, rows } = history();
    await revise(["Root", "  Twice", "  Twice"]);
    const [kept, dropped] = (await rows()).filter(({ text }) => text === "Twice");
    await revise(["Root", "  Twice"]);
    const [after] = (await rows()).filter(({ text, removedAt }) => text === "Twice" && !removedAt);
    expect(after?.id).toBe(kept?.id);
    const again = await revise(["Root", "  Other", "  Twice"]);
    expect(again.ids.get("Twice")).toBe(kept?.id);
    await revise(["Root", "  Twice", "  Twice"]);
    expect((await rows()).filter(({ text, removedAt }) => text === "Twice" && !removedAt).map(({ id }) => id)).toEqual([kept?.id, dropped?.id]);
  });

  test("costs the annotations on its points nothing", async () => {
    const { revise, show } = history();
    await revise(outline);
    const author = await buildUser();
    const summary = await db.summary.findFirstOrThrow({ where: { episode: { show: { name: show } } }, include: { currentRevision: true } });
    const points = summary.currentRevision?.points as StoredPoint[];
    const episode = { id: summary.episodeId, summaryId: summary.id, revisionId: summary.currentRevisionId as string, points, showSlug: "", slug: "" };
    const targets = [targetOn(episode, 2, "Alpha one"), targetOn(episode, 5, "Beta one")];
    const made = valueOf(await createAnnotation(author, newId(), newAnnotation(episode, { targets })));
    await revise(["Root", "  Beta one", "    Alpha one"]);
    expect(await readAnnotation(author, made.id)).toEqual(made);
  });

  test("with only other white space or other line ends keeps every id", async () => {
    const { revise, show, rows } = history();
    const first = await revise(outline);
    const source = documentOf(outline, { show }).replaceAll("\n", "\r\n").replace("Alpha one", "Alpha   one");
    expect(valueOf(await importSummary(operator, { source }))).toMatchObject({ revision: 2 });
    expect((await rows()).map(({ id }) => id)).toEqual([...first.ids.values()]);
  });

  test("that cannot be stored as it was sent is still recognised the next time", async () => {
    const source = documentOf(["A broken \ud800 pair"], { show: unique("Show") });
    valueOf(await importSummary(operator, { source }));
    expect(valueOf(await importSummary(operator, { source }))).toMatchObject({ changed: false, revision: 1 });
  });
});

describe("imports at once", () => {
  test("of one new document make one show, one episode and one revision", async () => {
    const show = unique("Show");
    const source = documentOf(outline, { show });
    const answers = await Promise.all([1, 2, 3].map(async () => valueOf(await importSummary(operator, { source }))));
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await db.show.count({ where: { name: show } })).toBe(1);
    expect(await db.revision.count({ where: { summary: { episode: { show: { name: show } } } } })).toBe(1);
    expect(await db.point.count({ where: { summary: { episode: { show: { name: show } } } } })).toBe(6);
  });

  test("of different states make revisions without gaps, of which the last is the one that is read", async () => {
    const { revise, revisions, rows, show } = history();
    await revise(outline);
    const states = [1, 2, 3, 4].map((number) => [...outline, `  State ${number}`]);
    const answers = await Promise.all(states.map(async (points) => valueOf(await importSummary(operator, { source: documentOf(points, { show }) }))));
    expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([2, 3, 4, 5]));
    const last = (await revisions()).at(-1)!;
    const { currentRevisionId } = await db.summary.findFirstOrThrow({ where: { episode: { show: { name: show } } } });
    expect(currentRevisionId).toBe(last.id);
    const shown = (await rows()).filter(({ removedAt }) => !removedAt).map(({ id }) => id);
    expect(shown).toEqual((last.points as StoredPoint[]).map(({ id }) => id));
  });
});
