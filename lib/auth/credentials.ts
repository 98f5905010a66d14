import "server-only";
import { z } from "zod";
import { db } from "@/lib/db";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { isCleanText } from "@/lib/text";
import { countAttempt, forgetAttempts } from "./limits";
import { verifyPassword } from "./password";

const schema = z.object({
  email: z.string().trim().toLowerCase().max(254).refine(isCleanText),
  password: z.string().min(1).max(256),
});

// One sentence for a wrong password, an unknown account, an account without a password and unreadable input.
const wrong = refuse("wrong-credentials", "The e-mail address or the password is not right.");

/**
 * Checks an e-mail address and a password. Every failure is the same sentence, after the same work;
 * too many for one account, or from one address, are refused with `too-many`.
 */
export async function checkCredentials(
  input: Record<string, unknown>,
  address: string,
): Promise<Result<{ id: string; name: string; email: string }>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return wrong;
  const { email, password } = parsed.data;
  for (const counted of [await countAttempt("sign-in-address", address), await countAttempt("sign-in", email)])
    if (!counted.ok) return counted;
  const user = await db.user.findUnique({ where: { email } });
  if (!(await verifyPassword(user?.passwordHash, password)) || !user) return wrong;
  await forgetAttempts("sign-in", email);
  return ok({ id: user.id, name: user.name, email: user.email });
}
