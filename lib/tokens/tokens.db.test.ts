import { describe, expect, test } from "vitest";
import { findTokenHolder, hashToken } from "@/lib/auth/tokens";
import { db } from "@/lib/db";
import { buildUser, newId, valueOf } from "@/lib/testing/factories";
import { createToken, listTokens, revokeToken } from "./mutations";

const noon = new Date("2026-03-01T12:00:00Z");
const DAY_MS = 24 * 60 * 60 * 1000;
const later = (ms: number) => new Date(noon.getTime() + ms);
const never = { name: "A script", expiresInDays: null };

describe("a personal access token", () => {
  test("is shown once and kept only as a hash", async () => {
    const user = await buildUser();
    const { token, ...rest } = valueOf(await createToken(user, never, noon));
    expect(token).toMatch(/^gloss_[\w-]{43}$/);
    expect(await listTokens(user)).toEqual([rest]);
    const row = await db.accessToken.findUniqueOrThrow({ where: { id: rest.id } });
    expect(row.tokenHash).toBe(hashToken(token));
    expect(JSON.stringify(row)).not.toContain(token.slice(6));
  });

  test("stands for its holder, owner or not", async () => {
    const [user, owner] = [await buildUser(), await buildUser({ isOwner: true })];
    expect(await findTokenHolder(valueOf(await createToken(user, never)).token)).toEqual(user);
    expect(await findTokenHolder(valueOf(await createToken(owner, never)).token)).toEqual({ ...owner, isOwner: true });
  });

  test("is good until the moment it expires", async () => {
    const { token, expiresAt } = valueOf(await createToken(await buildUser(), { name: "A script", expiresInDays: 7 }, noon));
    expect(expiresAt).toBe(later(7 * DAY_MS).toISOString());
    expect(await findTokenHolder(token, later(7 * DAY_MS - 1))).not.toBeNull();
    expect(await findTokenHolder(token, later(7 * DAY_MS))).toBeNull();
  });

  test("is good for nothing once it is revoked, and the others stay good", async () => {
    const user = await buildUser();
    const [one, two] = [valueOf(await createToken(user, never)), valueOf(await createToken(user, never))];
    expect(await revokeToken(user, one.id)).toMatchObject({ ok: true });
    expect(await findTokenHolder(one.token)).toBeNull();
    expect(await findTokenHolder(two.token)).toEqual(user);
    expect((await listTokens(user)).map(({ id }) => id)).toEqual([two.id]);
  });

  test("is listed and revoked by its holder alone", async () => {
    const [user, stranger] = [await buildUser(), await buildUser()];
    const { id, token } = valueOf(await createToken(user, never));
    for (const [who, which] of [[stranger, id], [user, newId()]] as const)
      expect(await revokeToken(who, which)).toMatchObject({ ok: false, problem: { code: "not-found" } });
    expect(await listTokens(stranger)).toEqual([]);
    expect(await findTokenHolder(token)).toEqual(user);
  });

  test("is not found under anything but its own words", async () => {
    const { token } = valueOf(await createToken(await buildUser(), never));
    for (const wrong of ["", "gloss_", token.slice(6), token.toUpperCase(), `${token}x`, hashToken(token), `gloss_${hashToken(token)}`])
      expect(await findTokenHolder(wrong)).toBeNull();
  });

  test("notes when it was last used, to the minute", async () => {
    const user = await buildUser();
    const { token } = valueOf(await createToken(user, never, noon));
    const used = async () => (await listTokens(user))[0]?.lastUsedAt;
    expect(await used()).toBeNull();
    await findTokenHolder(token, noon);
    await findTokenHolder(token, later(59_999));
    expect(await used()).toBe(noon.toISOString());
    await findTokenHolder(token, later(60_000));
    expect(await used()).toBe(later(60_000).toISOString());
  });

  test("ends with its holder's account", async () => {
    const user = await buildUser();
    const { token } = valueOf(await createToken(user, never));
    await db.user.delete({ where: { id: user.id } });
    expect(await findTokenHolder(token)).toBeNull();
  });
});
