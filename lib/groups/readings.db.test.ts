import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { annotationsIn } from "@/lib/annotations/queries";
import { latestIn } from "@/lib/annotations/latest";
import { db } from "@/lib/db";
import type { Role } from "@/lib/db/generated/client";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, newId, valueOf } from "@/lib/testing/factories";
import { readGroup } from "./page";
import { dropReading, planReading, takeOnReading } from "./readings";
import { planSchema } from "./schema";

const notThere = { ok: false, problem: { code: "not-found" } };
const notYours = { ok: false, problem: { code: "not-yours" } };
const roles: Role[] = ["owner", "moderator", "member", "reader"];
const dates = { startsAt: "2026-03-01T09:00:00.000Z", endsAt: "2026-03-08T09:00:00.000Z" };
const HOUR_MS = 60 * 60 * 1000;
const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

let people: Record<Role, UserViewer>;
let group: BuiltGroup;
let episode: BuiltEpisode;

beforeEach(async () => {
  people = { owner: await buildUser(), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
  group = await buildGroup(roles.map((role): [UserViewer, Role] => [people[role], role]));
  episode = await buildEpisode();
  valueOf(await takeOnReading(people.owner, group.id, episode.id));
});

const readings = async (role: Role) => (await readGroup(people[role], { id: group.id }))?.readings;
const published = (author: UserViewer) => buildAnnotation({ author, episode, publishedTo: [group.audienceId] });

describe("planning a reading", () => {
  test.each([["owner", true], ["moderator", true], ["member", false], ["reader", false]] as const)("and dropping it is for the %s: %s", async (role, may) => {
    expect(await planReading(people[role], group.id, episode.id, { question: "Why?" })).toMatchObject(may ? { ok: true, value: { question: "Why?" } } : notYours);
    expect(await dropReading(people[role], group.id, episode.id)).toMatchObject(may ? { ok: true } : notYours);
    expect(await readings("reader")).toHaveLength(may ? 0 : 1);
  });

  test("changes what is given and leaves the rest", async () => {
    valueOf(await planReading(people.owner, group.id, episode.id, { ...dates, question: "**Why?**", blindCount: 2 }));
    const planned = valueOf(await planReading(people.owner, group.id, episode.id, { endsAt: null, blindUntil: "2026-03-05T10:30:00+02:00" }));
    expect(planned).toMatchObject({ question: "**Why?**", startsAt: dates.startsAt, endsAt: null, blindUntil: "2026-03-05T08:30:00.000Z", blindCount: 2 });
    expect(await readings("reader")).toMatchObject([{ question: "**Why?**", startsAt: dates.startsAt, endsAt: null }]);
    valueOf(await takeOnReading(people.owner, group.id, episode.id));
    expect(await readings("reader"), "taking it on again changes nothing").toMatchObject([{ question: "**Why?**" }]);
  });

  test("refuses an end that is not after the start, also of a start given before", async () => {
    const { startsAt } = dates;
    const refused = { ok: false, problem: { code: "invalid", detail: "A reading ends after it starts.", fields: [{ path: "endsAt" }] } };
    for (const endsAt of [startsAt, "2026-02-28T09:00:00.000Z"]) expect(await planReading(people.owner, group.id, episode.id, { startsAt, endsAt })).toMatchObject(refused);
    valueOf(await planReading(people.owner, group.id, episode.id, { startsAt }));
    expect(await planReading(people.owner, group.id, episode.id, { endsAt: startsAt })).toMatchObject(refused);
  });

  test("is answered as not found for strangers, other groups, and episodes that the group does not read", async () => {
    const stranger = await buildUser();
    const theirs = await buildGroup([[stranger, "owner"]]);
    for (const id of [group.id, newId()]) {
      expect(await planReading(stranger, id, episode.id, { question: "Mine" })).toMatchObject(notThere);
      expect(await dropReading(stranger, id, episode.id)).toMatchObject(notThere);
    }
    for (const id of [(await buildEpisode()).id, newId()]) {
      expect(await planReading(people.owner, group.id, id, { question: "Mine" })).toMatchObject(notThere);
      expect(await dropReading(people.owner, group.id, id)).toMatchObject(notThere);
    }
    expect(await dropReading(stranger, theirs.id, episode.id)).toMatchObject(notThere);
    expect(await readings("owner")).toMatchObject([{ question: "" }]);
  });

  test("dropped leaves what was published there with the group", async () => {
    await published(people.member);
    valueOf(await dropReading(people.owner, group.id, episode.id));
    expect(await annotationsIn(people.owner, episode.id, group.audienceId)).toHaveLength(1);
  });

  test.each([
    ["a date that is none", { startsAt: "next Thursday" }],
    ["a date without a zone", { startsAt: "2026-03-01T09:00" }],
    ["a day that is not in the calendar", { endsAt: "2026-02-30T09:00:00Z" }],
    ["a year that is too far away", { blindUntil: "9999-01-01T00:00:00Z" }],
    ["a count of none", { blindCount: 0 }],
    ["a count of a half", { blindCount: 1.5 }],
    ["a count beyond counting", { blindCount: 101 }],
    ["a question that is too long", { question: "x".repeat(2_001) }],
    ["a question that cannot be stored", { question: "a\u0000b" }],
  ])("refuses %s, in a sentence", (_, plan) => {
    const parsed = planSchema.safeParse(plan);
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([expect.stringMatching(/^[A-Z].*\.$/)]);
  });
});

describe("a blind round", () => {
  const seen = async (role: Role) => {
    const [reading] = (await readings(role)) ?? [];
    const latest = await latestIn(people[role], group.audienceId, { take: 10 });
    return [reading?.blind, reading?.published, reading?.annotations, latest.length];
  };

  test("hides the others' from each until its date or until they have published enough: in lists and counts, and in what is new", async () => {
    await published(people.member);
    valueOf(await planReading(people.owner, group.id, episode.id, { blindUntil: fromNow(1), blindCount: 1 }));
    expect(await seen("member"), "who has published enough").toEqual([false, 1, 1, 1]);
    expect(await seen("owner")).toEqual([true, 0, 0, 0]);
    expect(await seen("reader")).toEqual([true, 0, 0, 0]);
    valueOf(await planReading(people.owner, group.id, episode.id, { blindCount: 2 }));
    expect(await seen("member"), "sees their own still").toEqual([true, 1, 1, 1]);
    valueOf(await planReading(people.owner, group.id, episode.id, { blindUntil: fromNow(-1) }));
    for (const role of ["owner", "reader"] as const) expect(await seen(role)).toEqual([false, 0, 1, 1]);
  });

  test("is counted in each group for itself", async () => {
    const other = await buildGroup([[people.member, "owner"]]);
    await buildAnnotation({ author: people.member, episode, publishedTo: [other.audienceId] });
    await published(people.owner);
    valueOf(await planReading(people.owner, group.id, episode.id, { blindCount: 1 }));
    expect(await seen("member")).toEqual([true, 0, 0, 0]);
  });
});

describe("what is new", () => {
  test("is what was published last, whenever it was written, and in this group only", async () => {
    const other = await buildGroup([[people.member, "owner"]]);
    const [early, late] = [await buildAnnotation({ author: people.member, episode }), await published(people.owner)];
    await db.publication.create({ data: { annotationId: early.id, audienceId: group.audienceId, publishedAt: new Date(Date.now() + HOUR_MS) } });
    await buildAnnotation({ author: people.member, episode, publishedTo: [other.audienceId] });
    await buildAnnotation({ author: people.member, episode });
    await buildAnnotation({ author: people.member, episode, publishedTo: [group.audienceId], deletedAt: new Date() });
    const ids = async (viewer: UserViewer, take = 10) => (await latestIn(viewer, group.audienceId, { take })).map(({ annotation }) => annotation.id);
    expect(await ids(people.reader)).toEqual([early.id, late.id]);
    expect(await ids(people.reader, 1)).toEqual([early.id]);
    expect(await ids(await buildUser())).toEqual([]);
    const [first] = await latestIn(people.reader, group.audienceId, { take: 1 });
    expect(first).toMatchObject({ annotation: { author: { name: people.member.name } }, episode: { show: episode.showSlug, slug: episode.slug } });
    expect(first?.annotation.audiences, "their other audiences are not told").toEqual([group.audienceId]);
  });

  test("can be of one kind", async () => {
    const question = await published(people.member);
    await db.annotation.update({ where: { id: question.id }, data: { kind: "question" } });
    await published(people.member);
    expect((await latestIn(people.reader, group.audienceId, { take: 10, kind: "question" })).map(({ annotation }) => annotation.id)).toEqual([question.id]);
  });
});
