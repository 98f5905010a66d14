import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { nobody, operator } from "@/lib/access/viewer";
import { latestIn } from "@/lib/annotations/latest";
import { annotationsIn } from "@/lib/annotations/queries";
import { checkCredentials } from "@/lib/auth/credentials";
import { authOptions } from "@/lib/auth/options";
import { db } from "@/lib/db";
import { importSummary } from "@/lib/episodes/import";
import { createInvite } from "@/lib/groups/invites";
import { acceptInvite } from "@/lib/groups/joining";
import { handOver } from "@/lib/groups/members";
import { readGroup } from "@/lib/groups/page";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, newAnnotation, newId, valueOf } from "@/lib/testing/factories";
import { createAnnotation } from "@/lib/annotations/mutations";
import { asking, episode, notes, people } from "./content";
import { loadDemonstration, removeDemonstration } from "./mutations";
import { readDemonstration } from "./queries";

const source = readFileSync(join(import.meta.dirname, "../../prisma/content/dwarkesh-podcast-89.txt"), "utf8");
const forbidden = { ok: false, problem: { code: "forbidden" } };

let owner: UserViewer;
let episodeId: string;

beforeAll(async () => {
  owner = await buildUser({ isOwner: true });
  valueOf(await importSummary(operator, { source }));
  episodeId = (await db.episode.findFirstOrThrow({ where: { number: episode.number } })).id;
});
beforeEach(async () => {
  valueOf(await removeDemonstration(owner));
});

/** Every row of the database that people make, by table. */
const rows = async () => ({
  users: await db.user.findMany({ orderBy: { id: "asc" } }),
  groups: await db.group.findMany({ orderBy: { id: "asc" } }),
  audiences: await db.audience.findMany({ orderBy: { id: "asc" } }),
  memberships: await db.membership.findMany({ orderBy: [{ groupId: "asc" }, { userId: "asc" }] }),
  invites: await db.invite.findMany({ orderBy: { id: "asc" } }),
  requests: await db.joinRequest.findMany(),
  readings: await db.reading.findMany({ orderBy: { id: "asc" } }),
  annotations: await db.annotation.findMany({ orderBy: { id: "asc" } }),
  targets: await db.target.findMany({ orderBy: { id: "asc" } }),
  publications: await db.publication.findMany({ orderBy: [{ annotationId: "asc" }, { audienceId: "asc" }] }),
});

describe("loading the demonstration", () => {
  test("gives the owner a group that reads the first episode and disagrees about it", async () => {
    const loaded = valueOf(await loadDemonstration(owner));
    expect(loaded).toMatchObject({ loaded: true, group: { role: "owner", members: 5, isDemo: true, takesRequests: true }, skipped: [] });
    const page = (await readGroup(owner, { id: loaded.group!.id }))!;
    expect(page.members.map(({ name, role, isDemo }) => [name, role, isDemo])).toEqual([
      [owner.name, "owner", undefined],
      ...Object.values(people).map(({ name, role }) => [name, role, true]),
    ]);
    expect(page.readings).toMatchObject([{ episodeId, stage: "current", blind: false, annotations: notes.length }]);
    expect(page.requests).toMatchObject([{ person: { name: asking.name, isDemo: true }, message: asking.message }]);
    expect(page.invites?.map(({ state }) => state)).toEqual(["used up", "used up", "used up", "used up"]);
    const published = await annotationsIn(owner, episodeId, loaded.group!.audienceId);
    expect(published.map(({ kind, note }) => [kind, note])).toEqual(notes.map(({ kind, note = "" }) => [kind, note]));
    expect(published.every(({ author }) => author.isDemo)).toBe(true);
    const [newest] = await latestIn(owner, loaded.group!.audienceId, { take: 1 });
    expect(newest?.annotation.note).toBe(notes.at(-1)!.note);
    expect(await db.annotation.count({ where: { authorId: owner.id } }), "nothing is said in the owner's name").toBe(0);
  });

  test("again, or twice at once, makes no second one", async () => {
    const [one, two] = await Promise.all([loadDemonstration(owner), loadDemonstration(owner)]);
    for (const answer of [one, two]) if (!answer.ok) expect(answer.problem.code).toBe("taken");
    expect([one, two].some(({ ok }) => ok)).toBe(true);
    const before = await rows();
    expect(valueOf(await loadDemonstration(owner))).toMatchObject({ loaded: true, skipped: [] });
    expect(await rows()).toEqual(before);
    expect(before.groups).toHaveLength(1);
    expect(before.annotations).toHaveLength(notes.length);
  });

  test("is for the installation's owner", async () => {
    const someone = await buildUser();
    expect(await loadDemonstration(someone)).toMatchObject(forbidden);
    valueOf(await loadDemonstration(owner));
    expect(await removeDemonstration(someone)).toMatchObject(forbidden);
    expect(await readDemonstration(someone)).toEqual({ loaded: true, group: null, skipped: [] });
    expect(await db.group.count({ where: { isDemo: true } })).toBe(1);
    for (const viewer of [nobody, someone]) expect(await readGroup(viewer, { id: (await db.group.findFirstOrThrow()).id })).toBeNull();
  });

  test("leaves out what is about words that were edited away, and says so", async () => {
    const gone = "can be easily gamed";
    valueOf(await importSummary(operator, { source: source.replace(gone, "can be gamed with ease") }));
    const loaded = valueOf(await loadDemonstration(owner));
    expect(loaded.skipped).toEqual([gone]);
    expect(await annotationsIn(owner, episodeId, loaded.group!.audienceId)).toHaveLength(notes.length - 1);
    valueOf(await importSummary(operator, { source }));
  });

  test("says so where the episode is not there, and leaves nothing behind", async () => {
    const before = await rows();
    await db.episode.update({ where: { id: episodeId }, data: { number: 90 } });
    expect(await loadDemonstration(owner)).toMatchObject({ ok: false, problem: { code: "not-found", detail: "The demonstration reads #89 of the Dwarkesh Podcast, which is not here." } });
    expect(await rows()).toEqual(before);
    await db.episode.update({ where: { id: episodeId }, data: { number: episode.number } });
  });

  test("that fails half-way leaves nothing behind", async () => {
    await buildUser({ email: asking.email });
    const before = await rows();
    await expect(loadDemonstration(owner)).rejects.toThrow();
    expect(await rows()).toEqual(before);
    await db.user.delete({ where: { email: asking.email } });
  });
});

test("Its people cannot sign in, by whatever door", async () => {
  valueOf(await loadDemonstration(owner));
  const signIn = authOptions().callbacks!.signIn!;
  const tries = async (email: string | null) => signIn({ user: { id: "", email }, account: null });
  for (const { email } of [...Object.values(people), asking]) {
    const user = await db.user.findUniqueOrThrow({ where: { email }, include: { accounts: true, sessions: true, accessTokens: true } });
    expect(user).toMatchObject({ passwordHash: null, isDemo: true, isOwner: null, accounts: [], sessions: [], accessTokens: [] });
    expect(await checkCredentials({ email, password: "null" }, "somewhere")).toMatchObject({ ok: false });
    for (const spelled of [email, email.toUpperCase()]) expect(await tries(spelled)).toBe(false);
  }
  for (const email of ["someone@example.org", null]) expect(await tries(email)).toBe(true);
});

describe("removing the demonstration", () => {
  test("takes all of it away and nothing else", async () => {
    const [ada, ben, other] = [await buildUser(), await buildUser(), await buildEpisode()];
    const group = await buildGroup([[ada, "owner"], [ben, "member"], [owner, "reader"]]);
    await buildAnnotation({ author: ben, episode: other, publishedTo: [group.audienceId] });
    await buildAnnotation({ author: owner, episode: other });
    const before = await rows();
    valueOf(await loadDemonstration(owner));
    expect(await rows()).not.toEqual(before);
    expect(await removeDemonstration(owner)).toMatchObject({ ok: true });
    expect(await rows()).toEqual(before);
    expect(await removeDemonstration(owner), "and again").toMatchObject({ ok: true });
    expect(await readDemonstration(owner)).toMatchObject({ loaded: false, group: null });
  });

  test("leaves what others published in its group with them, as drafts", async () => {
    const [ben, other] = [await buildUser(), await buildEpisode()];
    const { group } = valueOf(await loadDemonstration(owner));
    const { token } = valueOf(await createInvite(owner, group!.id, { role: "member", expiresInDays: 1, maxUses: null }));
    valueOf(await acceptInvite(ben, token));
    const { id } = valueOf(await createAnnotation(ben, newId(), newAnnotation(other, { audiences: [group!.audienceId] })));
    valueOf(await removeDemonstration(owner));
    expect(await db.annotation.findUnique({ where: { id }, include: { publications: true } })).toMatchObject({ authorId: ben.id, publications: [] });
    expect(await db.user.count({ where: { id: ben.id } })).toBe(1);
  });

  test("works also for an owner who handed its group over", async () => {
    const { group } = valueOf(await loadDemonstration(owner));
    const noor = await db.user.findUniqueOrThrow({ where: { email: people.noor.email } });
    valueOf(await handOver(owner, group!.id, noor.id));
    await db.membership.updateMany({ where: { userId: owner.id, groupId: group!.id }, data: { leftAt: new Date() } });
    expect(valueOf(await loadDemonstration(owner))).toEqual({ loaded: true, group: null, skipped: [] });
    valueOf(await removeDemonstration(owner));
    expect(await db.user.count({ where: { isDemo: true } })).toBe(0);
    expect(await db.group.count({ where: { isDemo: true } })).toBe(0);
  });
});
