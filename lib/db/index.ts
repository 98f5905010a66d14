import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";
import type { Prisma } from "./generated/client";

/** A client or, inside `db.$transaction(async (tx) => …)`, the transaction's own. */
export type Db = PrismaClient | Prisma.TransactionClient;

// Kept on globalThis because the bundler may instantiate this module once for each entry point.
const holder = globalThis as { glossDb?: PrismaClient };

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: start Gloss with `npm start`, which opens a database.");
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }) });
}

/** The one database client of this process, connected at first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => Reflect.get((holder.glossDb ??= connect()), property),
});
