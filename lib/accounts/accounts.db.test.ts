import { beforeEach, describe, expect, test } from "vitest";
import { checkCredentials } from "@/lib/auth/credentials";
import { hasOwner, register } from "@/lib/auth/register";
import { findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { buildUser, unique, valueOf } from "@/lib/testing/factories";
import { changePassword, renameSelf, setPassword, signOutEverywhere, signUp } from "./mutations";
import { ownAccount } from "./queries";
import { signUpSchema } from "./schema";

const PASSWORD = "a password of some length";
const taken = { ok: false, problem: { code: "taken" } };

const person = (email = `${unique("someone")}@example.org`) => signUpSchema.parse({ name: "Someone", email, password: PASSWORD });
const viewerOf = async (email: string) => {
  const { id, name } = await db.user.findUniqueOrThrow({ where: { email } });
  return { kind: "user", id, name, isOwner: false } as const;
};

describe("the first account of an installation", () => {
  beforeEach(async () => {
    await db.user.deleteMany();
  });

  test("is its owner's, and no other is", async () => {
    expect(await hasOwner()).toBe(false);
    expect(valueOf(await signUp(person(), "here"))).toMatchObject({ isOwner: true, hasPassword: true });
    expect(await hasOwner()).toBe(true);
    expect(valueOf(await signUp(person(), "here"))).toMatchObject({ isOwner: false });
  });

  test("is the owner's by whatever door they come in", async () => {
    expect(await register({ name: "By link", email: "link@example.org" })).toMatchObject({ isOwner: true, passwordHash: null });
    expect(await register({ name: "By password", email: "word@example.org", passwordHash: "hash" })).toMatchObject({ isOwner: null });
  });

  test("is one of those that are made at once: exactly one of them is the owner's", async () => {
    for (let round = 0; round < 6; round++) {
      await db.user.deleteMany();
      const names = ["a", "b", "c", "d"];
      const made = await Promise.all(names.map((name) => register({ name, email: `${name}@example.org` })));
      expect(made.every((user) => user !== null)).toBe(true);
      expect(made.filter((user) => user?.isOwner)).toHaveLength(1);
      expect(await db.user.count({ where: { isOwner: true } })).toBe(1);
      expect(await db.user.count()).toBe(4);
    }
  });

  test("is made once when one address is registered twice at once, and then has an owner", async () => {
    for (let round = 0; round < 6; round++) {
      await db.user.deleteMany();
      const made = await Promise.all([1, 2, 3].map(() => register({ name: "Twice", email: "twice@example.org" })));
      expect(made.filter((user) => user !== null)).toHaveLength(1);
      expect(await db.user.findMany()).toMatchObject([{ isOwner: true }]);
    }
  });
});

describe("signing up", () => {
  test("keeps the password as an Argon2id hash and gives back nothing of it", async () => {
    const input = person();
    const account = valueOf(await signUp(input, "here"));
    expect(Object.keys(account).sort()).toEqual(["email", "hasPassword", "id", "isOwner", "name"]);
    const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: account.id } });
    expect(passwordHash).toMatch(/^\$argon2id\$/);
    expect(passwordHash).not.toContain(PASSWORD);
  });

  test("takes an e-mail address in any case for the same address", async () => {
    const name = unique("case");
    const account = valueOf(await signUp(person(`  ${name.toUpperCase()}@Example.ORG `), "here"));
    expect(account.email).toBe(`${name.toLowerCase()}@example.org`);
    expect(await signUp(person(`${name}@example.org`), "here")).toMatchObject(taken);
    expect(await checkCredentials({ email: `${name.toUpperCase()}@EXAMPLE.org`, password: PASSWORD }, "here")).toMatchObject({ ok: true });
  });

  test("with an address that has an account is refused and changes nothing of it", async () => {
    const input = person();
    const account = valueOf(await signUp(input, "here"));
    const before = await db.user.findUnique({ where: { id: account.id } });
    expect(await signUp({ ...input, name: "Impostor", password: "another password" }, "here")).toMatchObject(taken);
    expect(await db.user.findUnique({ where: { id: account.id } })).toEqual(before);
  });

  test("is limited for one address, and not for the others", async () => {
    await db.rateLimiterFlexible.create({ data: { key: "sign-up-address:crowd", points: 200, expire: new Date(Date.now() + 3_600_000) } });
    expect(await signUp(person(), "crowd")).toMatchObject({ ok: false, problem: { code: "too-many" } });
    expect(await signUp(person(), "elsewhere")).toMatchObject({ ok: true });
  });
});

describe("what signing up takes", () => {
  const input = { name: "Someone", email: "someone@example.org", password: PASSWORD };
  test.each([
    [{}, true],
    [{ name: "  Zoë   van\tder Ä " }, true],
    [{ password: "        " }, true],
    [{ password: "🔑".repeat(8) }, true],
    [{ name: "" }, false],
    [{ name: "   " }, false],
    [{ name: "a".repeat(81) }, false],
    [{ name: "a\u0000b" }, false],
    [{ name: "\ud800" }, false],
    [{ email: "nobody" }, false],
    [{ email: "a@b" }, false],
    [{ email: `${"a".repeat(250)}@example.org` }, false],
    [{ email: "a\u0000@example.org" }, false],
    [{ password: "seven77" }, false],
    [{ password: "a".repeat(257) }, false],
    [{ password: 12345678 }, false],
  ])("%j: %s", (data, accepted) => {
    expect(signUpSchema.safeParse({ ...input, ...data }).success).toBe(accepted);
  });
});

describe("changing a password", () => {
  const account = async () => {
    const input = person();
    await signUp(input, "here");
    return { email: input.email, viewer: await viewerOf(input.email) };
  };

  test("ends every session of the account and no one else's, and only the new one signs in", async () => {
    const { email, viewer } = await account();
    const other = await buildUser();
    const sessions = [await openSession(viewer.id), await openSession(viewer.id)];
    const theirs = await openSession(other.id);
    expect(await changePassword(viewer, { current: PASSWORD, next: "the next password" })).toMatchObject({ ok: true });
    for (const session of sessions) expect(await findSession(session)).toBeNull();
    expect(await findSession(theirs)).not.toBeNull();
    expect(await checkCredentials({ email, password: PASSWORD }, "here")).toMatchObject({ ok: false });
    expect(await checkCredentials({ email, password: "the next password" }, "here")).toMatchObject({ ok: true });
  });

  test("needs the current one, and a refusal leaves password and sessions as they were", async () => {
    const { email, viewer } = await account();
    const session = await openSession(viewer.id);
    const refused = await changePassword(viewer, { current: "not this one", next: "the next password" });
    expect(refused).toMatchObject({ ok: false, problem: { code: "invalid", fields: [{ path: "current" }] } });
    expect(await findSession(session)).toMatchObject({ id: viewer.id });
    expect(await checkCredentials({ email, password: PASSWORD }, "here")).toMatchObject({ ok: true });
  });

  test("cannot be used to guess the current one", async () => {
    const { viewer } = await account();
    for (let attempt = 0; attempt < 10; attempt++) await changePassword(viewer, { current: `guess ${attempt}`, next: "the next password" });
    expect(await changePassword(viewer, { current: PASSWORD, next: "the next password" })).toMatchObject({ problem: { code: "too-many" } });
  });

  test("needs no current one where there is none yet", async () => {
    const viewer = await buildUser();
    expect((await ownAccount(viewer)).hasPassword).toBe(false);
    expect(await changePassword(viewer, { current: "", next: "the first password" })).toMatchObject({ ok: true });
    expect((await ownAccount(viewer)).hasPassword).toBe(true);
  });

  test("from the command line ends every session as well", async () => {
    const { email, viewer } = await account();
    const session = await openSession(viewer.id);
    await setPassword(viewer.id, "set by the operator");
    expect(await findSession(session)).toBeNull();
    expect(await checkCredentials({ email, password: "set by the operator" }, "here")).toMatchObject({ ok: true });
  });
});

describe("one's own account", () => {
  test("can be renamed, and is shown under the new name", async () => {
    const viewer = await buildUser();
    expect(valueOf(await renameSelf(viewer, { name: "New name" })).name).toBe("New name");
    expect(await ownAccount(viewer)).toMatchObject({ id: viewer.id, name: "New name", isOwner: false });
  });

  test("can be signed out everywhere", async () => {
    const viewer = await buildUser();
    const sessions = [await openSession(viewer.id), await openSession(viewer.id)];
    valueOf(await signOutEverywhere(viewer));
    for (const session of sessions) expect(await findSession(session)).toBeNull();
  });
});
