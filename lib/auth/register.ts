import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { User } from "@/lib/db/generated/client";
import { db } from "@/lib/db";

const uniqueFields = (error: unknown): string | null =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002" ? JSON.stringify(error.meta) : null;

/**
 * Creates an account; the first of an installation is its owner's. Two first visitors at once cannot both become
 * owner: the unique index on `isOwner` refuses one, who then joins as everyone else.
 * Returns null when the e-mail address has an account already.
 */
export async function register(data: Omit<Prisma.UserCreateInput, "isOwner">): Promise<User | null> {
  const isFirst = (await db.user.count()) === 0;
  try {
    return await db.user.create({ data: { ...data, isOwner: isFirst ? true : null } });
  } catch (error) {
    const fields = uniqueFields(error);
    if (fields === null) throw error;
    return isFirst && fields.includes("isOwner") ? register(data) : null;
  }
}

/** Whether anyone has an account: until then, the next one becomes the owner. */
export const hasOwner = async () => (await db.user.findFirst({ where: { isOwner: true }, select: { id: true } })) !== null;
