import { beforeEach, describe, expect, test } from "vitest";
import { nobody, operator } from "@/lib/access/viewer";
import type { UserViewer } from "@/lib/access/viewer";
import { createAnnotation, deleteAnnotation, updateAnnotation } from "@/lib/annotations/mutations";
import { publish } from "@/lib/annotations/publishing";
import { readAnnotation } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import { importSummary } from "@/lib/episodes/import";
import { readSummary } from "@/lib/episodes/queries";
import type { ReadableSummary } from "@/lib/episodes/queries";
import { printMention } from "@/lib/mentions";
import { buildGroup, buildShareLink, buildUser, documentOf, newId, unique, valueOf } from "@/lib/testing/factories";
import { createShareLink, revokeShareLink, updateShareLink } from "./mutations";
import { listShareLinks, readAnnotatedVersion } from "./queries";
import { createShareLinkSchema } from "./schema";

const notThere = { ok: false, problem: { code: "not-found" } };
const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date("2036-03-01T12:00:00Z");
const later = new Date(now.getTime() + 3 * DAY_MS);

const header = () => ({ show, title: "On staying" });
const before = () => documentOf(["Everything flows and nothing stays", " You could not step twice into the same river"], header());
const after = () => documentOf(["You could never step into the same river again", " A new point", "Nothing of it stays"], header());

let author: UserViewer;
let fellow: UserViewer;
let summary: ReadableSummary;
let show: string;

const summaryNow = async () => (await readSummary(show, "1-on-staying")) as ReadableSummary;

async function annotate(words: string, note: string): Promise<string> {
  const point = [summary.points[0]!, ...summary.points[0]!.children].find(({ text }) => text.includes(words))!;
  const start = point.text.indexOf(words);
  const target = { pointId: point.id, revisionId: summary.revisionId, start, end: start + words.length, quote: words, prefix: "", suffix: "" };
  const id = newId();
  const data = { episodeId: summary.episode.id, kind: note ? ("note" as const) : ("highlight" as const), colour: "green" as const, note, tags: ["river"], targets: [target], audiences: [] };
  valueOf(await createAnnotation(author, id, data));
  return id;
}

const share = async (terms = {}) => valueOf(await createShareLink(author, createShareLinkSchema.parse({ episodeId: summary.episode.id, mode: "frozen", name: "Before the lecture", ...terms }), now));

beforeEach(async () => {
  [author, fellow] = [await buildUser({ name: "Ada Author" }), await buildUser({ name: "Ben Fellow" })];
  show = unique("show");
  valueOf(await importSummary(operator, { source: before() }));
  summary = await summaryNow();
});

describe("a frozen version", () => {
  test("holds what its author had made, drafts included, under a name that its readers see", async () => {
    const id = await annotate("nothing stays", "Heraclitus.");
    const link = await share();
    expect(link).toMatchObject({ mode: "frozen", name: "Before the lecture", annotations: 1, expiresAt: null });
    expect(await listShareLinks(author, summary.episode.id, now)).toEqual([link]);
    expect(await readAnnotatedVersion(nobody, link.token, now)).toMatchObject({
      author: "Ada Author",
      frozen: { name: "Before the lecture", since: now.toISOString() },
      summary,
      annotations: [{ id, note: "Heraclitus.", tags: ["river"], colour: "green" }],
    });
  });

  test("never changes, whatever happens to the original", async () => {
    await buildGroup([[author, "owner"], [fellow, "member"]]);
    const [kept, gone] = [await annotate("nothing stays", `Ask ${printMention({ id: fellow.id, name: "Benjamin" })}, and see [this](#p-${summary.points[0]!.id}).`), await annotate("same river", "")];
    await db.colourName.create({ data: { userId: author.id, colour: "green", name: "Doubt" } });
    const { token } = await share();
    const first = await readAnnotatedVersion(nobody, token, now);
    expect(first).toMatchObject({ names: { [fellow.id]: "Ben Fellow" }, annotations: [{ colourName: "Doubt" }, {}] });

    const newest = await annotate("Everything flows", "Written since.");
    valueOf(await updateAnnotation(author, kept, { version: 1, note: "Changed.", colour: "pink", tags: [] }));
    valueOf(await deleteAnnotation(author, gone));
    valueOf(await importSummary(operator, { source: after() }));
    await db.user.updateMany({ data: { name: "Renamed" } });
    await db.colourName.deleteMany();
    await db.episode.update({ where: { id: summary.episode.id }, data: { title: "Another title", videoUrl: "https://example.org/" } });
    await db.show.updateMany({ data: { name: "Another show" } });
    expect((await summaryNow()).points).not.toEqual(summary.points);
    expect(await readAnnotatedVersion(nobody, token, later)).toEqual(first);

    await db.annotation.deleteMany({ where: { id: { in: [kept, gone, newest] } } });
    expect(await readAnnotatedVersion(nobody, token, later)).toEqual(first);
  });

  test("is no audience: nothing is published to it, with nobody's help", async () => {
    const id = await annotate("nothing stays", "");
    const { audienceId, token } = await share();
    expect(await publish(author, audienceId, [id])).toMatchObject(notThere);
    await db.publication.create({ data: { annotationId: id, audienceId } });
    await db.annotation.update({ where: { id }, data: { note: "Slipped in" } });
    expect(await readAnnotation({ kind: "link", audienceId }, id)).toBeNull();
    expect((await readAnnotatedVersion(nobody, token, now))?.annotations).toMatchObject([{ note: "" }]);
  });

  test("is closed by revoking it, by its end, and with its author's account", async () => {
    const [revoked, ended, orphan] = [await share(), await share({ expiresInDays: 2 }), await share()];
    valueOf(await revokeShareLink(author, revoked.id, now));
    expect(await readAnnotatedVersion(nobody, revoked.token, now)).toBeNull();
    expect(await readAnnotatedVersion(nobody, ended.token, now)).not.toBeNull();
    expect(await readAnnotatedVersion(nobody, ended.token, later)).toBeNull();
    await db.user.delete({ where: { id: author.id } });
    expect(await readAnnotatedVersion(nobody, orphan.token, now)).toBeNull();
  });
});

describe.each(["live", "frozen"] as const)("a %s link", (mode) => {
  test("without names says of nobody who they are", async () => {
    await buildGroup([[author, "owner"], [fellow, "member"]]);
    await annotate("nothing stays", [author, fellow].map(printMention).join(" and ") + " said so.");
    const { token } = await share({ mode, showsNames: false });
    const version = await readAnnotatedVersion(nobody, token, now);
    expect(version).toMatchObject({ author: null, names: {}, annotations: [{ note: "@someone and @someone said so." }] });
    const said = JSON.stringify(version);
    for (const secret of [author.id, author.name, fellow.id, fellow.name]) expect(said).not.toContain(secret);
  });

  test("that asks for sign-in opens to anyone who is signed in, and to nobody else", async () => {
    await annotate("nothing stays", "");
    const { token } = await share({ mode, needsSignIn: true });
    expect(await readAnnotatedVersion(nobody, token, now)).toBeNull();
    expect(await readAnnotatedVersion(await buildUser(), token, now)).toMatchObject({ isOwn: false, annotations: [{}] });
    expect(await readAnnotatedVersion(author, token, now)).toMatchObject({ isOwn: true, annotations: [{}] });
  });

  test("is renamed, limited and opened by its author, as long as it is open, and shows the same", async () => {
    await annotate("nothing stays", "Heraclitus.");
    const link = await share({ mode });
    const shown = (await readAnnotatedVersion(fellow, link.token, now))?.annotations;
    const change = { name: "After all", needsSignIn: true, showsNames: false, expiresInDays: 2 };
    expect(valueOf(await updateShareLink(author, link.id, change, now))).toMatchObject({ id: link.id, name: "After all", needsSignIn: true, showsNames: false, expiresAt: "2036-03-03T12:00:00.000Z" });
    const version = await readAnnotatedVersion(fellow, link.token, now);
    expect(version).toMatchObject({ author: null, frozen: mode === "frozen" ? { name: "After all" } : null });
    expect(version?.annotations).toEqual(shown);
    expect(await readAnnotatedVersion(fellow, link.token, later)).toBeNull();
    expect(await updateShareLink(author, link.id, { expiresInDays: null }, later), "what has ended stays closed").toMatchObject(notThere);
    expect(valueOf(await updateShareLink(author, link.id, { expiresInDays: null }, now))).toMatchObject({ expiresAt: null, name: "After all" });
    const other = await buildShareLink(fellow, summary.episode.id);
    for (const id of [other.id, newId()]) expect(await updateShareLink(author, id, { name: "Mine now" }, now)).toMatchObject(notThere);
  });
});
