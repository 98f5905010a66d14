import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { closeAllSessions } from "@/lib/auth/sessions";
import { countAttempt } from "@/lib/auth/limits";
import { db } from "@/lib/db";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { shapeAccount } from "./queries";
import { register } from "@/lib/auth/register";
import type { Account, SignUp } from "./schema";

/** Creates an account with a password. `address` is where the request came from, for the rate limit. */
export async function signUp({ name, email, password }: SignUp, address: string): Promise<Result<Account>> {
  const counted = await countAttempt("sign-up-address", address);
  if (!counted.ok) return counted;
  const user = await register({ name, email, passwordHash: await hashPassword(password) });
  return user ? ok(shapeAccount(user)) : refuse("taken", "There is an account with this e-mail address already. Sign in instead.");
}

export async function renameSelf(viewer: UserViewer, { name }: { name: string }): Promise<Result<Account>> {
  return ok(shapeAccount(await db.user.update({ where: { id: viewer.id }, data: { name } })));
}

/** Changes the password and ends every session of the account, on every device, the asking one included. */
export async function changePassword(viewer: UserViewer, input: { current: string; next: string }): Promise<Result<null>> {
  const counted = await countAttempt("sign-in", `password:${viewer.id}`);
  if (!counted.ok) return counted;
  const user = await db.user.findUniqueOrThrow({ where: { id: viewer.id } });
  if (user.passwordHash && !(await verifyPassword(user.passwordHash, input.current)))
    return refuse("invalid", "The current password is not right.", { fields: [{ path: "current", message: "This is not your current password." }] });
  await setPassword(viewer.id, input.next);
  return ok(null);
}

/** Sets a password and ends every session of the account. */
export async function setPassword(userId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await closeAllSessions(tx, userId);
  });
}

/** Ends every session of the account. */
export async function signOutEverywhere(viewer: UserViewer): Promise<Result<null>> {
  await closeAllSessions(db, viewer.id);
  return ok(null);
}
