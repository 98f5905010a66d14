import { beforeAll } from "vitest";
import { db } from "@/lib/db";

/** Each file starts with empty tables: those of a worker share one database and take turns. */
beforeAll(async () => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'`;
  await db.$executeRawUnsafe(`TRUNCATE ${tables.map(({ name }) => name).join(", ")} CASCADE`);
});
