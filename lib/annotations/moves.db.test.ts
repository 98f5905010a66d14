import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { operator } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { importSummary } from "@/lib/episodes/import";
import type { StoredPoint } from "@/lib/episodes/points";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildUser, documentOf, newAnnotation, newId, targetOn, targetOnWhole, unique, valueOf } from "@/lib/testing/factories";
import { createAnnotation, updateAnnotation } from "./mutations";
import { decideMove, listMoves } from "./moves";
import { readAnnotation } from "./queries";
import type { Annotation, TargetInput } from "./schema";

const outline = [
  "What the guest says about open models",
  "  Open models are on track to become the most used this year, he argues at length.",
  "  The price of compute decides who trains the largest of them, and energy decides the price.",
];
const notThere = { ok: false, problem: { code: "not-found" } };

let author: UserViewer;
let show: string;
let episode: BuiltEpisode;

const importIt = async (lines: string[]) => valueOf(await importSummary(operator, { source: documentOf(lines, { show }) }));

async function episodeNow(): Promise<BuiltEpisode> {
  const summary = await db.summary.findFirstOrThrow({ where: { episode: { show: { name: show } } }, include: { currentRevision: true } });
  const points = summary.currentRevision?.points as StoredPoint[];
  return { id: summary.episodeId, summaryId: summary.id, revisionId: summary.currentRevisionId as string, points, showSlug: "", slug: "" };
}

beforeEach(async () => {
  [author, show] = [await buildUser(), unique("Show")];
  await importIt(outline);
  episode = await episodeNow();
});

const annotate = async (target: TargetInput): Promise<Annotation> =>
  valueOf(await createAnnotation(author, newId(), newAnnotation(episode, { targets: [target] })));
const targetNow = async ({ id }: Annotation) => (await readAnnotation(author, id))?.targets[0];
const moves = () => listMoves(author, episode.id);
const changed = (line: number, from: string, to: string) => outline.map((text, index) => (index === line ? text.replace(from, to) : text));

describe("a new revision", () => {
  test("that changes only what stands around the words moves them along and asks nothing", async () => {
    const made = await annotate(targetOn(episode, 1, "become the most used"));
    const imported = await importIt(changed(1, "Open models", "Openly published models"));
    expect(imported.annotations).toEqual({ changed: 0, lost: 0 });
    const { revisionId, points } = await episodeNow();
    expect(await targetNow(made)).toEqual(targetOn({ ...episode, revisionId, points }, 1, "become the most used"));
    expect(await moves()).toEqual([]);
  });

  test("that changes the words says what they were and what they are", async () => {
    const made = await annotate(targetOn(episode, 1, "most used this year"));
    const imported = await importIt(changed(1, "most used this year", "most widely used next year"));
    expect(imported.annotations).toEqual({ changed: 1, lost: 0 });
    expect(await targetNow(made)).toMatchObject({ quote: "most widely used next year", moved: "changed" });
    const [move] = await moves();
    expect(move).toMatchObject({ annotationId: made.id, isLost: false });
    const words = ({ text, start, end }: { text: string; start: number; end: number }) => text.slice(start, end);
    expect([words(move!.before), words(move!.after!)]).toEqual(["most used this year", "most widely used next year"]);
    expect(move!.before.text).toBe(episode.points[1]?.text);
  });

  test("that takes the words away keeps the note with them, and finds them when they come back", async () => {
    const made = await annotate(targetOn(episode, 2, "energy decides the price"));
    const imported = await importIt(outline.slice(0, 2));
    expect(imported.annotations).toEqual({ changed: 0, lost: 1 });
    expect(await targetNow(made)).toEqual({ ...made.targets[0], moved: "lost" });
    expect(await moves()).toMatchObject([{ annotationId: made.id, isLost: true, after: null, before: { text: episode.points[2]?.text } }]);
    await importIt(outline);
    expect(await targetNow(made)).toMatchObject({ pointId: made.targets[0]?.pointId, quote: "energy decides the price" });
    expect(await moves()).toEqual([]);
  });

  test("that moves the words to another point takes the note along and says so", async () => {
    const made = await annotate(targetOn(episode, 2, "energy decides the price"));
    await importIt([outline[0]!, outline[1]!, "  The price of compute decides who trains the largest of them.", "  Elsewhere it is said that energy decides the price of nearly everything there is."]);
    const { points } = await episodeNow();
    expect(await targetNow(made)).toMatchObject({ pointId: points[3]?.id, quote: "energy decides the price", moved: "changed" });
  });

  test("that changes a point annotated as a whole says so, one that moves it says nothing", async () => {
    const whole = await annotate({ ...targetOnWhole(episode, 1), quote: "" });
    await importIt([outline[0]!, outline[2]!, outline[1]!]);
    expect(await moves()).toEqual([]);
    await importIt([outline[0]!, outline[2]!, outline[1]!.replace("he argues", "she argues")]);
    expect(await targetNow(whole)).toMatchObject({ start: null, moved: "changed" });
    expect(await moves()).toMatchObject([{ annotationId: whole.id }]);
  });

  test("of a changed point whose words then return asks nothing any more", async () => {
    const made = await annotate(targetOn(episode, 1, "most used this year"));
    await importIt(changed(1, "most used this year", "most widely used next year"));
    await importIt(outline);
    expect(await targetNow(made)).toEqual({ ...made.targets[0], revisionId: (await episodeNow()).revisionId });
    expect(await moves()).toEqual([]);
  });

  test("after another still says where the words were at first", async () => {
    const made = await annotate(targetOn(episode, 1, "most used this year"));
    await importIt(changed(1, "most used this year", "most widely used next year"));
    await importIt(changed(1, "most used this year", "most widely read next year"));
    expect(await moves()).toMatchObject([{ annotationId: made.id, before: { text: episode.points[1]?.text } }]);
    expect(await targetNow(made)).toMatchObject({ quote: "most widely read next year" });
  });

  test("takes in a note that was made on the old one and arrives after it", async () => {
    await importIt(changed(1, "most used this year", "most widely used next year"));
    const late = await annotate(targetOn(episode, 1, "most used this year"));
    expect(await targetNow(late)).toMatchObject({ quote: "most widely used next year", moved: "changed" });
    expect(await moves()).toMatchObject([{ annotationId: late.id }]);
    const steady = await annotate(targetOn(episode, 1, "he argues"));
    expect(await targetNow(steady)).toMatchObject({ quote: "he argues", revisionId: (await episodeNow()).revisionId });
    expect((await targetNow(steady))?.moved).toBeUndefined();
  });
});

describe("the author of what moved", () => {
  let made: Annotation;
  const revise = () => importIt(changed(1, "most used this year", "most widely used next year"));
  const only = async () => (await moves())[0]!.id;
  beforeEach(async () => {
    made = await annotate(targetOn(episode, 1, "most used this year"));
  });

  test("keeps it where it is", async () => {
    await revise();
    expect(await decideMove(author, await only(), "keep")).toMatchObject({ ok: true });
    expect(await moves()).toEqual([]);
    expect((await targetNow(made))?.moved).toBeUndefined();
  });

  test("retires it: it stays with its words, out of the summary, through later revisions", async () => {
    await revise();
    const id = await only();
    valueOf(await decideMove(author, id, "retire"));
    valueOf(await decideMove(author, id, "retire"));
    await importIt(outline);
    expect(await targetNow(made)).toMatchObject({ moved: "retired", quote: "most widely used next year" });
    expect(await moves()).toEqual([]);
  });

  test("puts it on other words, which ends the move", async () => {
    await importIt(outline.slice(0, 1));
    const now = await episodeNow();
    const targets = [targetOn(now, 0, "the guest")];
    valueOf(await updateAnnotation(author, made.id, { version: made.version, targets }));
    expect(await targetNow(made)).toEqual(targets[0]);
    expect(await moves()).toEqual([]);
    expect(await db.move.count({ where: { target: { annotationId: made.id } } })).toBe(0);
  });

  test("cannot keep what is lost where it is not", async () => {
    await importIt(outline.slice(0, 1));
    expect(await decideMove(author, await only(), "keep")).toMatchObject({ ok: false, problem: { code: "invalid" } });
    expect(await moves()).toHaveLength(1);
  });

  test("is the only one who sees or decides it", async () => {
    await revise();
    const stranger = await buildUser();
    expect(await listMoves(stranger, episode.id)).toEqual([]);
    expect(await decideMove(stranger, await only(), "retire")).toMatchObject(notThere);
    expect(await decideMove(author, newId(), "keep")).toMatchObject(notThere);
    expect(await moves()).toHaveLength(1);
  });
});
