import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { buildUser } from "@/lib/testing/factories";
import { closeAllSessions, closeSession, findSession, openSession, SESSION_MAX_AGE_S } from "./sessions";

const noon = new Date("2026-03-01T12:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);
const MAX_AGE_MS = SESSION_MAX_AGE_S * 1000;

describe("a session", () => {
  test("stands for the person who opened it", async () => {
    const [user, owner] = [await buildUser(), await buildUser({ isOwner: true })];
    expect(await findSession(await openSession(user.id))).toEqual(user);
    expect(await findSession(await openSession(owner.id))).toEqual({ ...owner, isOwner: true });
  });

  test("knows at once what became of its person", async () => {
    const user = await buildUser();
    const token = await openSession(user.id);
    await db.user.update({ where: { id: user.id }, data: { name: "Renamed" } });
    expect(await findSession(token)).toMatchObject({ name: "Renamed" });
    await db.user.delete({ where: { id: user.id } });
    expect(await findSession(token)).toBeNull();
  });

  test("lasts 30 days to the millisecond", async () => {
    const token = await openSession((await buildUser()).id, noon);
    expect(MAX_AGE_MS).toBe(30 * 24 * 60 * 60 * 1000);
    expect(await findSession(token, later(MAX_AGE_MS - 1))).not.toBeNull();
    expect(await findSession(token, later(MAX_AGE_MS))).toBeNull();
  });

  test("ends when it is closed, and the person's other ones go on", async () => {
    const user = await buildUser();
    const [one, two] = [await openSession(user.id), await openSession(user.id)];
    expect(one).not.toBe(two);
    await closeSession(one);
    expect(await findSession(one)).toBeNull();
    expect(await findSession(two)).toEqual(user);
    await closeSession(one);
  });

  test("ends with all others of its person, and only theirs", async () => {
    const [user, other] = [await buildUser(), await buildUser()];
    const own = [await openSession(user.id), await openSession(user.id)];
    const theirs = await openSession(other.id);
    await closeAllSessions(db, user.id);
    for (const token of own) expect(await findSession(token)).toBeNull();
    expect(await findSession(theirs)).toEqual(other);
  });

  test("clears away its person's expired ones when it opens, and no others", async () => {
    const [user, other] = [await buildUser(), await buildUser()];
    const old = await openSession(user.id, noon);
    const theirs = await openSession(other.id, noon);
    const recent = await openSession(user.id, later(MAX_AGE_MS - 1));
    await openSession(user.id, later(MAX_AGE_MS));
    const tokens = (await db.session.findMany()).map(({ sessionToken }) => sessionToken);
    expect(tokens).not.toContain(old);
    expect(tokens).toEqual(expect.arrayContaining([theirs, recent]));
  });

  test("that nobody opened is nobody's", async () => {
    for (const token of ["", "unknown", crypto.randomUUID()]) expect(await findSession(token)).toBeNull();
  });
});
