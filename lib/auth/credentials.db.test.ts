import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { buildUser, unique } from "@/lib/testing/factories";
import { checkCredentials } from "./credentials";
import { countAttempt, forgetAttempts } from "./limits";
import { hashPassword, verifyPassword } from "./password";

const PASSWORD = "correct horse battery staple";
const MINUTE_MS = 60_000;

beforeEach(async () => {
  await db.rateLimiterFlexible.deleteMany();
});

async function account(data: { passwordHash?: string | null } = {}) {
  const email = `${unique("someone")}@example.org`.toLowerCase();
  const user = await buildUser({ email, passwordHash: await hashPassword(PASSWORD), ...data });
  return { email, user };
}

describe("a password", () => {
  test("belongs to its hash and to no other", async () => {
    const [one, two] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, PASSWORD)).toBe(true);
    for (const wrong of ["", PASSWORD.toUpperCase(), `${PASSWORD} `]) expect(await verifyPassword(one, wrong)).toBe(false);
  });

  test("is hashed by Argon2id with at least 19 MiB and two passes", async () => {
    const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(await hashPassword(PASSWORD)) ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
    expect(Number(passes)).toBeGreaterThanOrEqual(2);
  });

  test("belongs to no account that has none, not even the words behind the decoy", async () => {
    for (const nothing of [null, undefined]) expect(await verifyPassword(nothing, "no account has this password")).toBe(false);
  });

  test("is told apart to its last character, however long and in whatever script", async () => {
    const long = `${"пароль🔑".repeat(30)}a`;
    const hash = await hashPassword(long);
    expect(await verifyPassword(hash, long)).toBe(true);
    expect(await verifyPassword(hash, `${long.slice(0, -1)}b`)).toBe(false);
  });
});

describe("checking an e-mail address and a password", () => {
  test("gives the account they belong to, and nothing secret of it", async () => {
    const { email, user } = await account();
    expect(await checkCredentials({ email, password: PASSWORD }, "here")).toEqual({ ok: true, value: { id: user.id, name: user.name, email } });
  });

  test("refuses every failure with the very same answer", async () => {
    const { email } = await account();
    const without = await account({ passwordHash: null });
    const refused = await checkCredentials({ email, password: "wrong" }, "here");
    expect(refused).toMatchObject({ ok: false, problem: { code: "wrong-credentials" } });
    const failures: Record<string, unknown>[] = [
      { email: "unknown@example.org", password: PASSWORD },
      { email: without.email, password: PASSWORD },
      { email: without.email, password: "no account has this password" },
      { email, password: "" },
      { email, password: "a".repeat(257) },
      { email },
      { email, password: [PASSWORD] },
      { email: { contains: "@" }, password: PASSWORD },
      { email: "a\u0000@example.org", password: PASSWORD },
      { email: "\ud800@example.org", password: PASSWORD },
      { email: "", password: PASSWORD },
      {},
    ];
    for (const failure of failures) expect(await checkCredentials(failure, "here")).toEqual(refused);
  });
});

describe("too many attempts", () => {
  const tooMany = { ok: false, problem: { code: "too-many" } };
  const fail = async (times: number, email: string, address = "here") => {
    for (let attempt = 0; attempt < times; attempt++) await checkCredentials({ email, password: "wrong" }, address);
  };

  test("on one account refuse even the right password, and say when to come back", async () => {
    const { email } = await account();
    await fail(10, email);
    const refused = await checkCredentials({ email, password: PASSWORD }, "elsewhere");
    expect(refused).toMatchObject(tooMany);
    const { retryAfter, detail } = refused.ok ? { retryAfter: 0, detail: "" } : refused.problem;
    expect(retryAfter).toBeGreaterThan(14 * 60);
    expect(retryAfter).toBeLessThanOrEqual(15 * 60);
    expect(detail).toMatch(/in 15 minutes/);
  });

  test("are ten, and not nine", async () => {
    const { email } = await account();
    await fail(9, email);
    expect(await checkCredentials({ email, password: PASSWORD }, "here")).toMatchObject({ ok: true });
  });

  test("are counted by account whatever the case of the address, and known or not", async () => {
    const { email } = await account();
    const unknown = `${unique("nobody")}@example.org`;
    for (const one of [email, unknown]) {
      await fail(5, one.toUpperCase());
      await fail(5, one);
      expect(await checkCredentials({ email: one, password: PASSWORD }, "here")).toMatchObject(tooMany);
    }
    expect(await checkCredentials({ email: (await account()).email, password: PASSWORD }, "here")).toMatchObject({ ok: true });
  });

  test("are forgotten after a sign-in that succeeded", async () => {
    const { email } = await account();
    await fail(9, email);
    expect(await checkCredentials({ email, password: PASSWORD }, "here")).toMatchObject({ ok: true });
    await fail(9, email);
    expect(await checkCredentials({ email, password: PASSWORD }, "here")).toMatchObject({ ok: true });
  });

  test("end when their time is over", async () => {
    const { email } = await account();
    await fail(10, email);
    await db.rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - MINUTE_MS) } });
    expect(await checkCredentials({ email, password: PASSWORD }, "here")).toMatchObject({ ok: true });
  });

  test("from one address refuse it whatever account it tries, and no other address", async () => {
    await db.rateLimiterFlexible.create({ data: { key: "sign-in-address:crowd", points: 100, expire: new Date(Date.now() + MINUTE_MS) } });
    const { email } = await account();
    expect(await checkCredentials({ email, password: PASSWORD }, "crowd")).toMatchObject(tooMany);
    expect(await checkCredentials({ email, password: PASSWORD }, "elsewhere")).toMatchObject({ ok: true });
  });

  test("at once are all counted: no more pass than may", async () => {
    for (let round = 0; round < 4; round++) {
      const key = unique("key");
      const answers = await Promise.all(Array.from({ length: 14 }, () => countAttempt("sign-in", key)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    }
  });

  test("of one kind do not count as attempts of another, nor under another key", async () => {
    for (let attempt = 0; attempt < 6; attempt++) await countAttempt("sign-in-mail", "a@example.org");
    expect(await countAttempt("sign-in-mail", "a@example.org")).toMatchObject(tooMany);
    expect(await countAttempt("sign-in", "a@example.org")).toMatchObject({ ok: true });
    expect(await countAttempt("sign-in-mail", "b@example.org")).toMatchObject({ ok: true });
    await forgetAttempts("sign-in-mail", "a@example.org");
    expect(await countAttempt("sign-in-mail", "a@example.org")).toMatchObject({ ok: true });
  });
});
