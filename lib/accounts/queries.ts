import "server-only";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { User } from "@/lib/db/generated/client";
import type { Account } from "./schema";

export const shapeAccount = ({ id, name, email, isOwner, passwordHash }: User): Account => ({
  id,
  name,
  email,
  isOwner: isOwner === true,
  hasPassword: passwordHash !== null,
});

export const ownAccount = async (viewer: UserViewer): Promise<Account> =>
  shapeAccount(await db.user.findUniqueOrThrow({ where: { id: viewer.id } }));
