import { beforeEach, describe, expect, test } from "vitest";
import { operator } from "@/lib/access/viewer";
import type { UserViewer } from "@/lib/access/viewer";
import { createAnnotation, deleteAnnotation, updateAnnotation } from "@/lib/annotations/mutations";
import { decideMove, listMoves } from "@/lib/annotations/moves";
import { publish } from "@/lib/annotations/publishing";
import { annotationsIn, ownAnnotations } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import { importSummary } from "@/lib/episodes/import";
import { printMention } from "@/lib/mentions";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildGroup, buildUser, documentOf, newAnnotation, newId, targetOn, targetOnWhole, unique, valueOf } from "@/lib/testing/factories";
import { readSummary } from "@/lib/episodes/queries";
import type { PointNode } from "@/lib/episodes/points";
import { copyVersion, removeCopies } from "./copies";
import { createShareLink, revokeShareLink } from "./mutations";
import { createShareLinkSchema } from "./schema";
import type { ShareLink } from "./schema";

const notThere = { ok: false, problem: { code: "not-found" } };
let author: UserViewer;
let me: UserViewer;
let episode: BuiltEpisode;
let show: string;

const flat = (points: PointNode[]): PointNode[] => points.flatMap((point) => [point, ...flat(point.children)]);

/** The episode as it is read now, as the factories' targets take it. */
async function episodeNow(): Promise<BuiltEpisode> {
  const summary = (await readSummary(show, "1-on-rivers"))!;
  const points = flat(summary.points).map(({ children: _, ...point }) => ({ ...point, parentId: null, depth: 0 }));
  return { id: summary.episode.id, summaryId: "", revisionId: summary.revisionId, points, showSlug: "", slug: "" };
}

const revise = async (...texts: string[]) => {
  valueOf(await importSummary(operator, { source: documentOf(texts, { show, title: "On rivers" }) }));
  episode = await episodeNow();
};

async function annotate(data: Parameters<typeof newAnnotation>[1], by = author): Promise<string> {
  const id = newId();
  valueOf(await createAnnotation(by, id, newAnnotation(episode, data)));
  return id;
}

const share = async (terms = {}): Promise<ShareLink> => valueOf(await createShareLink(author, createShareLinkSchema.parse({ episodeId: episode.id, ...terms })));
const mine = () => ownAnnotations(me, episode.id);

beforeEach(async () => {
  [author, me] = [await buildUser({ name: "Ada Author" }), await buildUser()];
  show = unique("show");
  await revise("Everything flows and nothing stays", "Nobody steps twice into the same river");
});

describe.each(["live", "frozen"] as const)("a %s version as one’s starting point", (mode) => {
  test("is copied whole, as drafts that name where they are from", async () => {
    const group = await buildGroup([[author, "owner"], [me, "member"]]);
    await annotate({ note: "First.", tags: ["river"], colour: "pink", audiences: [group.audienceId] });
    await annotate({ kind: "question", note: "Second?", targets: [targetOn(episode, 1, "same river"), targetOnWhole(episode, 0)] });
    const { token } = await share({ mode, name: "Before the lecture" });
    const originals = await ownAnnotations(author, episode.id);
    expect(valueOf(await copyVersion(me, token))).toEqual({ made: 2, known: 0, path: `/shows/${show}/1-on-rivers` });
    const copies = await mine();
    const label = mode === "live" ? "Ada Author’s version" : "Ada Author’s version, “Before the lecture”";
    const content = ({ kind, colour, note, tags, targets }: (typeof copies)[number]) => ({ kind, colour, note, tags, targets });
    expect(copies.map(content)).toEqual(originals.map(content));
    for (const copy of copies) expect(copy).toMatchObject({ author: { id: me.id }, audiences: [], version: 1, source: { label, path: `/v/${token}` } });
    expect(await ownAnnotations(author, episode.id)).toEqual(originals);
  });

  test("copied again adds only what is new in it, also at the same moment", async () => {
    await annotate({ note: "First." });
    const { token, audienceId } = await share({ mode });
    const answers = await Promise.all([copyVersion(me, token), copyVersion(me, token)]);
    expect(answers.map((answer) => valueOf(answer).made).sort()).toEqual([0, 1]);
    const later = await annotate({ note: "Second." });
    if (mode === "live") valueOf(await publish(author, audienceId, [later]));
    expect(valueOf(await copyVersion(me, token))).toMatchObject(mode === "live" ? { made: 1, known: 1 } : { made: 0, known: 1 });
    expect((await mine()).map(({ note }) => note)).toEqual(mode === "live" ? ["First.", "Second."] : ["First."]);
  });

  test("is taken back but for what was changed or published since, and can be copied again", async () => {
    const group = await buildGroup([[me, "member"]]);
    for (const note of ["Untouched.", "To change.", "To publish."]) await annotate({ note });
    const own = await annotate({ note: "My own." }, me);
    const { token } = await share({ mode });
    valueOf(await copyVersion(me, token));
    const copies = (await mine()).filter(({ id }) => id !== own);
    valueOf(await updateAnnotation(me, copies[1]!.id, { version: 1, note: "Changed." }));
    valueOf(await publish(me, group.audienceId, [copies[2]!.id]));
    valueOf(await removeCopies(me, token));
    expect((await mine()).map(({ note }) => note)).toEqual(["My own.", "Changed.", "To publish."]);
    expect(await removeCopies(me, token)).toMatchObject(notThere);
    expect(valueOf(await copyVersion(me, token))).toMatchObject({ made: 1, known: 2 });
    expect((await mine()).map(({ note }) => note)).toEqual(["My own.", "Changed.", "To publish.", "Untouched."]);
  });

  test("that was made before the summary was revised is carried over: what is lost is kept as lost", async () => {
    await annotate({ note: "Stays.", targets: [targetOn(episode, 1, "the same river")] });
    await annotate({ note: "Goes.", targets: [targetOn(episode, 0, "nothing stays")] });
    const { token } = await share({ mode });
    await revise("An altogether different beginning of it", "In truth nobody ever steps twice into the same river");
    expect(valueOf(await copyVersion(me, token))).toMatchObject({ made: 2 });
    const [stays, goes] = await mine();
    const text = "In truth nobody ever steps twice into the same river";
    expect(stays?.targets).toMatchObject([{ pointId: episode.points[1]?.id, revisionId: episode.revisionId, quote: "the same river", start: text.indexOf("the same"), end: text.length }]);
    expect(goes?.targets).toMatchObject([{ quote: "nothing stays", moved: "lost" }]);
    expect(await listMoves(me, episode.id)).toMatchObject([{ annotationId: goes?.id, isLost: true, before: { text: "Everything flows and nothing stays" } }]);
  });

  test("without names is from an annotated version, and its notes name nobody", async () => {
    await annotate({ note: `Says ${printMention(author)}.` });
    const { token } = await share({ mode, showsNames: false, name: "Mine" });
    valueOf(await copyVersion(me, token));
    const [copy] = await mine();
    expect(copy).toMatchObject({ note: "Says @someone.", source: { label: mode === "live" ? "an annotated version" : "an annotated version, “Mine”" } });
    expect(JSON.stringify(copy)).not.toMatch(new RegExp(`${author.id}|${author.name}`));
  });
});

describe("a version as one’s starting point", () => {
  test("keeps out of the summary what its author took out", async () => {
    const id = await annotate({ targets: [targetOn(episode, 0, "nothing stays")] });
    await revise("Everything flows and hardly anything stays", "Nobody steps twice into the same river");
    const [move] = await listMoves(author, episode.id);
    valueOf(await decideMove(author, move!.id, "retire"));
    const { token } = await share();
    valueOf(await copyVersion(me, token));
    expect((await mine())[0]?.targets).toMatchObject([{ moved: "retired" }]);
    expect((await ownAnnotations(author, episode.id))[0]).toMatchObject({ id, targets: [{ moved: "retired" }] });
  });

  test("is not one’s own, nor one that is closed or never was", async () => {
    await annotate({});
    const [link, revoked] = [await share(), await share()];
    valueOf(await revokeShareLink(author, revoked.id));
    expect(await copyVersion(author, link.token)).toMatchObject({ ok: false, problem: { code: "invalid" } });
    for (const token of [revoked.token, "unknown", "a\u0000b"]) {
      expect(await copyVersion(me, token)).toMatchObject(notThere);
      expect(await removeCopies(me, token)).toMatchObject(notThere);
    }
    expect(await mine()).toEqual([]);
  });

  test("is named to those to whom a copy is published, who do not learn its address; nor does anyone once it is closed", async () => {
    await annotate({ note: "First." });
    const link = await share();
    const [reader, group] = [await buildUser(), await buildGroup([[me, "owner"]])];
    await db.membership.create({ data: { groupId: group.id, userId: reader.id, role: "reader" } });
    valueOf(await copyVersion(me, link.token));
    const [copy] = await mine();
    valueOf(await publish(me, group.audienceId, [copy!.id]));
    expect(await annotationsIn(reader, episode.id, group.audienceId)).toMatchObject([{ id: copy!.id, source: { label: "Ada Author’s version", path: null } }]);
    valueOf(await revokeShareLink(author, link.id));
    expect((await mine())[0]?.source).toEqual({ label: "Ada Author’s version", path: null });
    await db.user.delete({ where: { id: author.id } });
    expect((await mine())[0]).toMatchObject({ note: "First.", source: { label: "Ada Author’s version", path: null } });
  });

  test("gives a copy that was deleted by hand anew", async () => {
    await annotate({ note: "First." });
    const { token } = await share();
    valueOf(await copyVersion(me, token));
    valueOf(await deleteAnnotation(me, (await mine())[0]!.id));
    expect(valueOf(await copyVersion(me, token))).toMatchObject({ made: 1, known: 0 });
    expect((await mine()).map(({ note }) => note)).toEqual(["First."]);
  });
});
