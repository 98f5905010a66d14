import { defineConfig } from "prisma/config";

// The address is only needed by Prisma's own commands; the application passes its own to the driver adapter.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/gloss" },
});
