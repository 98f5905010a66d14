// npm run migrate -- new NAME   writes the migration that prisma/schema.prisma asks for
// npm run migrate -- apply      applies what is missing to DATABASE_URL or the embedded database
import { applyMigrations, createMigration } from "./steps/migrations.mjs";
import { openEmbedded, openInMemory } from "./steps/embedded-database.mjs";

const [command, name] = process.argv.slice(2);

/** @param {string} migrationName */
async function writeNew(migrationName) {
  const empty = await openInMemory();
  try {
    const written = await createMigration(migrationName, empty.url);
    console.log(written ? `Wrote prisma/migrations/${written}/migration.sql` : "The migrations already describe prisma/schema.prisma.");
  } finally {
    await empty.close();
  }
}

async function apply() {
  const embedded = process.env.DATABASE_URL ? null : await openEmbedded(process.env.GLOSS_DATA_DIR ?? "data");
  try {
    const applied = await applyMigrations(process.env.DATABASE_URL ?? embedded.url);
    console.log(applied.length ? `Applied ${applied.join(", ")}` : "Nothing to apply.");
  } finally {
    await embedded?.close();
  }
}

if (command === "new" && name) await writeNew(name);
else if (command === "apply") await apply();
else {
  console.error("Use: npm run migrate -- new NAME | apply");
  process.exitCode = 2;
}
