import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { operator } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { importSummary } from "@/lib/episodes/import";
import type { StoredPoint } from "@/lib/episodes/points";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildEpisode, buildUser, documentOf, newAnnotation, newId, targetOn, targetOnWhole, unique, valueOf } from "@/lib/testing/factories";
import { createAnnotation, updateAnnotation } from "./mutations";
import type { TargetInput } from "./schema";

let author: UserViewer;
let episode: BuiltEpisode;

beforeAll(async () => {
  author = await buildUser();
});
beforeEach(async () => {
  episode = await buildEpisode(["Open models win, says he. Open models lose, says she.", "cat dog cat"]);
});

const annotate = (targets: TargetInput[], on = episode) => createAnnotation(author, newId(), newAnnotation(on, { targets }));
const refusal = (detail: RegExp) => ({ ok: false, problem: { code: "invalid", detail: expect.stringMatching(detail) as string } });
const text = () => episode.points[0]?.text as string;

async function expectRefused(target: TargetInput, detail: RegExp) {
  expect(await annotate([target])).toMatchObject(refusal(detail));
  expect(await db.annotation.count({ where: { episodeId: episode.id } })).toBe(0);
}

describe("the words of a target", () => {
  test("stand at the offsets that were sent when they are there", async () => {
    const target = targetOn(episode, 0, "models lose");
    expect(valueOf(await annotate([target])).targets).toEqual([target]);
  });

  test("are kept with the context that the point really has, whatever was sent", async () => {
    const target = { ...targetOn(episode, 0, "models lose"), prefix: "", suffix: "" };
    expect(valueOf(await annotate([target])).targets).toEqual([targetOn(episode, 0, "models lose")]);
  });

  test("are found elsewhere in the point when the offsets are wrong, and the offsets are put right", async () => {
    const right = targetOn(episode, 0, "says she");
    const sent = { ...right, start: 2, end: 10 };
    expect(valueOf(await annotate([sent])).targets).toEqual([right]);
  });

  test("are told from the same words elsewhere by what stands around them", async () => {
    const start = text().lastIndexOf("Open models");
    const sent = { ...targetOn(episode, 0, "Open models"), prefix: "says he. ", suffix: " lose, says she." };
    expect(valueOf(await annotate([sent])).targets).toMatchObject([{ start, end: start + 11, quote: "Open models" }]);
  });

  test("lose the white space at their ends", async () => {
    const right = targetOn(episode, 0, "win");
    const sent = { ...right, start: (right.start ?? 0) - 1, end: (right.end ?? 0) + 1, quote: " win," };
    expect(valueOf(await annotate([sent])).targets).toMatchObject([{ quote: "win,", start: right.start }]);
  });

  test("are widened to whole characters as a reader sees them", async () => {
    const family = await buildEpisode(["a 👩‍👩‍👧 b"]);
    const sent = { ...targetOn(family, 0, "a"), start: 0, end: 4, quote: "a 👩", prefix: "", suffix: "‍👩‍👧 b" };
    expect(valueOf(await annotate([sent], family)).targets).toMatchObject([{ start: 0, end: 10, quote: "a 👩‍👩‍👧" }]);
  });

  test("are refused when the point does not say them", () => expectRefused({ ...targetOn(episode, 0, "win"), quote: "lie" }, /do not occur/));

  test("are refused when they could be in two places and nothing tells which", () =>
    expectRefused({ ...targetOn(episode, 1, "cat"), start: 4, end: 7, prefix: "", suffix: "" }, /more than once/));

  test("are refused when their offsets lie outside the point, even though it says them", () =>
    expectRefused({ ...targetOn(episode, 0, "win"), start: 50, end: text().length + 1 }, new RegExp(`outside the point, which has ${text().length} `)));

  test("are refused when nothing of them can be seen", async () => {
    const blank = await buildEpisode(["a\u200b\u2060b"]);
    const sent = { ...targetOn(blank, 0, "\u200b\u2060"), prefix: "a", suffix: "b" };
    expect(await annotate([sent], blank)).toMatchObject(refusal(/white space/));
  });
});

describe("a whole point", () => {
  test("is kept with all of its words as they are, whatever was sent as its quote", async () => {
    const [target] = valueOf(await annotate([{ ...targetOnWhole(episode, 0), quote: "something else" }])).targets;
    expect(target).toEqual({ ...targetOnWhole(episode, 0), quote: text() });
  });
});

describe("the point of a target", () => {
  test("is refused when it belongs to another episode, and nothing is kept of the other targets", async () => {
    const other = await buildEpisode();
    const targets = [targetOn(episode, 0, "win"), targetOn(other, 0, "first")];
    expect(await annotate(targets)).toMatchObject(refusal(/not in this episode/));
    expect(await annotate([{ ...targetOn(other, 0, "first"), revisionId: episode.revisionId }])).toMatchObject(refusal(/not in this episode/));
    expect(await annotate([{ ...targetOn(episode, 0, "win"), revisionId: other.revisionId }])).toMatchObject(refusal(/not in this episode/));
    expect(await db.target.count({ where: { pointId: episode.points[0]?.id } })).toBe(0);
  });

  test("is refused when there is no such point or revision", async () => {
    await expectRefused({ ...targetOn(episode, 0, "win"), pointId: newId() }, /not in this episode/);
    await expectRefused({ ...targetOn(episode, 0, "win"), revisionId: newId() }, /not in this episode/);
  });
});

/** Imports a document of these points, and gives the episode as a page shows it from then on. */
async function importPage(show: string, points: string[]): Promise<BuiltEpisode> {
  valueOf(await importSummary(operator, { source: documentOf(points, { show }) }));
  const { episode, ...summary } = await db.summary.findFirstOrThrow({
    where: { episode: { show: { name: show } } },
    include: { episode: { include: { show: true } }, currentRevision: true },
  });
  const stored = summary.currentRevision?.points as StoredPoint[];
  const revisionId = summary.currentRevisionId as string;
  return { id: episode.id, summaryId: summary.id, revisionId, points: stored, showSlug: episode.show.slug, slug: episode.slug };
}

describe("a page that was open while the summary changed", () => {
  let show: string;
  beforeEach(() => {
    show = unique("Show");
  });

  test("may annotate the words that it showed, which are kept with their revision", async () => {
    const old = await importPage(show, ["A root", "  The old words of a point"]);
    const now = await importPage(show, ["A root", "  Nothing of the kind"]);
    const target = targetOn(old, 1, "old words");
    expect(valueOf(await annotate([target], old)).targets).toEqual([{ ...target, moved: "lost" }]);
    expect(target.revisionId).not.toBe(now.revisionId);
  });

  test("may not put the old words on the new revision", async () => {
    const old = await importPage(show, ["A root", "  The old words"]);
    const now = await importPage(show, ["A root", "  The new words"]);
    const sent = { ...targetOn(old, 1, "old words"), revisionId: now.revisionId };
    expect(await annotate([sent], now)).toMatchObject(refusal(/do not occur/));
  });

  test("may annotate a point that has left the outline as it was, but not as part of the new revision", async () => {
    const old = await importPage(show, ["A root", "  Kept", "  Dropped soon"]);
    const now = await importPage(show, ["A root", "  Kept"]);
    const gone = targetOn(old, 2, "Dropped");
    expect(await annotate([{ ...gone, revisionId: now.revisionId }], now)).toMatchObject(refusal(/not in this episode/));
    expect(valueOf(await annotate([gone], now)).targets).toEqual([{ ...gone, moved: "lost" }]);
  });

  test("may still change the note on a point that has left the outline", async () => {
    const old = await importPage(show, ["A root", "  Dropped soon"]);
    const { id, targets } = valueOf(await annotate([targetOn(old, 1, "Dropped")], old));
    await importPage(show, ["A root"]);
    const changed = valueOf(await updateAnnotation(author, id, { version: 1, note: "It was here." }));
    expect(changed).toMatchObject({ note: "It was here.", targets: targets.map((target) => ({ ...target, moved: "lost" })), version: 2 });
  });
});
