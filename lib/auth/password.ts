import "server-only";
import { hash, verify } from "@node-rs/argon2";

// @node-rs/argon2 defaults to Argon2id with 19 MiB, two passes and one lane, as OWASP recommends.

/** The Argon2id hash of a password, in PHC string form. */
export const hashPassword = (password: string) => hash(password);

let decoy: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. With no hash (an unknown account, or one without a password) it is
 * false after the same work, so that the time taken does not tell whether the account exists.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash("no account has this password");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash != null && matches;
}
