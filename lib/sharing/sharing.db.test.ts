import { beforeEach, describe, expect, test } from "vitest";
import { nobody } from "@/lib/access/viewer";
import type { UserViewer } from "@/lib/access/viewer";
import { deleteAnnotation, restoreAnnotation, updateAnnotation } from "@/lib/annotations/mutations";
import { publish, withdraw } from "@/lib/annotations/publishing";
import { annotationsIn, readAnnotation } from "@/lib/annotations/queries";
import { db } from "@/lib/db";
import { ownFacets } from "@/lib/search/facets";
import { ownPage } from "@/lib/search/own";
import { ownFilterSchema, ownSchema } from "@/lib/search/schema";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildShareLink, buildUser, newId, valueOf } from "@/lib/testing/factories";
import { createShareLink, revokeShareLink } from "./mutations";
import { listShareLinks, readAnnotatedVersion } from "./queries";
import { createShareLinkSchema } from "./schema";
import type { ShareLink } from "./schema";

const notThere = { ok: false, problem: { code: "not-found" } };
const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date("2036-03-01T12:00:00Z");
const after = (days: number, plusMs = 0) => new Date(now.getTime() + days * DAY_MS + plusMs);

let author: UserViewer;
let episode: BuiltEpisode;

beforeEach(async () => {
  [author, episode] = [await buildUser(), await buildEpisode()];
});

const wanted = (terms = {}) => createShareLinkSchema.parse({ episodeId: episode.id, ...terms });
const share = async (expiresInDays: number | null = null): Promise<ShareLink> =>
  valueOf(await createShareLink(author, wanted({ name: "For my mother", expiresInDays }), now));
const draft = (data = {}) => buildAnnotation({ author, episode, ...data });
const shownBy = async ({ token }: { token: string }) => (await readAnnotatedVersion(nobody, token, now))?.annotations.map(({ id }) => id);

describe("a share link", () => {
  test("shows all that its author had made of the episode when it was made", async () => {
    const [one, two] = [await draft({ note: "Mine." }), await draft()];
    await draft({ deletedAt: new Date() });
    await buildAnnotation({ author, episode: await buildEpisode() });
    await buildAnnotation({ author: await buildUser(), episode });
    const link = await share();
    expect(link).toMatchObject({ episodeId: episode.id, name: "For my mother", expiresAt: null, annotations: 2 });
    const version = await readAnnotatedVersion(nobody, link.token, now);
    expect(version).toMatchObject({ author: author.name, summary: { episode: { id: episode.id }, revisionId: episode.revisionId } });
    expect(version?.annotations).toMatchObject([{ id: one.id, note: "Mine." }, { id: two.id }]);
  });

  test("follows its author: what they publish to it, change, withdraw, delete and restore", async () => {
    const [there, later] = [await draft(), await draft()];
    const link = await share();
    const fresh = await draft({ note: "A draft." });
    expect(await shownBy(link)).toEqual([there.id, later.id]);
    valueOf(await publish(author, link.audienceId, [fresh.id]));
    expect(await shownBy(link)).toEqual([there.id, later.id, fresh.id]);
    valueOf(await updateAnnotation(author, fresh.id, { version: 1, note: "Reworded." }));
    expect((await readAnnotatedVersion(nobody, link.token, now))?.annotations[2]?.note).toBe("Reworded.");
    valueOf(await withdraw(author, link.audienceId, later.id));
    valueOf(await deleteAnnotation(author, there.id));
    expect(await shownBy(link)).toEqual([fresh.id]);
    expect(await listShareLinks(author, episode.id, now)).toMatchObject([{ annotations: 1 }]);
    valueOf(await restoreAnnotation(author, there.id));
    expect(await shownBy(link)).toEqual([there.id, fresh.id]);
  });

  test("tells its holder of no other audience, and not what its author calls it", async () => {
    const [group, other] = [await buildGroup([[author, "owner"]]), await buildShareLink(author, episode.id)];
    await draft({ publishedTo: [group.audienceId, other.audienceId] });
    const link = await share();
    const version = await readAnnotatedVersion(nobody, link.token, now);
    expect(version?.annotations).toHaveLength(1);
    expect(JSON.stringify(version)).not.toMatch(new RegExp(`For my mother|${group.audienceId}|${other.token}|${author.name}@`));
  });

  test("opens one version and nothing else that its author published elsewhere", async () => {
    const link = await share();
    const other = await buildShareLink(author, (await buildEpisode()).id);
    const { id } = await draft({ publishedTo: [other.audienceId] });
    const holder = { kind: "link", audienceId: link.audienceId } as const;
    expect(await readAnnotation(holder, id)).toBeNull();
    expect(await annotationsIn(holder, episode.id, other.audienceId)).toEqual([]);
    expect(await readAnnotatedVersion(nobody, other.token, now)).toMatchObject({ annotations: [] });
  });

  test("opens nothing once it is revoked, and what was published to it is no longer to be read through it", async () => {
    const { id } = await draft();
    const link = await share();
    const holder = { kind: "link", audienceId: link.audienceId } as const;
    expect(await readAnnotation(holder, id)).toMatchObject({ id });
    expect(await revokeShareLink(author, link.id, now)).toMatchObject({ ok: true });
    expect(await readAnnotatedVersion(nobody, link.token, now)).toBeNull();
    expect(await readAnnotation(holder, id)).toBeNull();
    expect(await listShareLinks(author, episode.id, now)).toEqual([]);
    expect(await readAnnotation(author, id)).toMatchObject({ id });
  });

  test("opens until the moment it expires", async () => {
    const link = await share(2);
    expect(link.expiresAt).toBe(after(2).toISOString());
    expect(await readAnnotatedVersion(nobody, link.token, after(2, -1))).not.toBeNull();
    expect(await readAnnotatedVersion(nobody, link.token, after(2))).toBeNull();
    expect(await listShareLinks(author, episode.id, after(2))).toEqual([]);
  });

  test.each(["revoked", "expired"])("counts as an audience of nothing once it is %s", async (how) => {
    const { id } = await draft();
    const link = valueOf(await createShareLink(author, wanted({ expiresInDays: 1 })));
    const open = await buildShareLink(author, episode.id);
    await draft({ publishedTo: [open.audienceId] });
    const counts = async () => Object.fromEntries((await ownFacets(author, ownFilterSchema.parse({}))).audience.map(({ value, count }) => [value, count]));
    const found = async (audience: string) => valueOf(await ownPage(author, ownSchema.parse({ audience }))).annotations.map((one) => one.id);
    expect(await readAnnotation(author, id)).toMatchObject({ audiences: [link.audienceId] });
    expect(await found(link.audienceId)).toEqual([id]);
    if (how === "revoked") valueOf(await revokeShareLink(author, link.id));
    else await db.shareLink.update({ where: { id: link.id }, data: { expiresAt: new Date() } });
    expect(await db.publication.count({ where: { audienceId: link.audienceId } }), "what is revoked is taken back").toBe(how === "revoked" ? 0 : 1);
    expect(await readAnnotation(author, id)).toMatchObject({ audiences: [] });
    expect(await counts()).toEqual({ none: 1, [open.audienceId]: 1 });
    expect([await found(link.audienceId), await found("none")]).toEqual([[], [id]]);
  });

  test("has a secret of 256 bits, another for each link", async () => {
    const [one, two] = [await share(), await share()];
    expect(one.token).toMatch(/^[\w-]{43}$/);
    expect(two.token).not.toBe(one.token);
  });

  test("that nobody ever made opens nothing", async () => {
    for (const token of ["", "unknown", newId(), "a\u0000b", "x".repeat(10_000)]) expect(await readAnnotatedVersion(nobody, token, now)).toBeNull();
  });

  test("is not made to an episode that is not there", async () => {
    expect(await createShareLink(author, wanted({ episodeId: newId() }))).toMatchObject(notThere);
  });

  test("is revoked and listed by its author alone", async () => {
    const [link, stranger] = [await share(), await buildUser()];
    expect(await revokeShareLink(stranger, link.id, now)).toMatchObject(notThere);
    expect(await revokeShareLink(author, newId(), now)).toMatchObject(notThere);
    expect(await listShareLinks(stranger, episode.id, now)).toEqual([]);
    expect(await readAnnotatedVersion(nobody, link.token, now)).not.toBeNull();
    expect((await db.shareLink.findUniqueOrThrow({ where: { id: link.id } })).revokedAt).toBeNull();
  });

  test("opens for an episode without annotations too", async () => {
    expect(await readAnnotatedVersion(nobody, (await share()).token, now)).toMatchObject({ annotations: [], summary: { points: [{ children: [{}] }] } });
  });
});
