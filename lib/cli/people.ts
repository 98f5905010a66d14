import type { Command } from "commander";
import { CliError } from "./io";
import type { Io } from "./io";

const account = async (io: Io, email: string) => {
  await io.openDatabase();
  const { db } = await import("@/lib/db");
  const user = await db.user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!user) throw new CliError(`There is no account with the address ${email}.`);
  return user;
};

/** Reads a secret from standard input, so that it stands in no shell history. */
async function secretFromStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8").replace(/\r?\n$/, "");
}

async function listUsers(io: Io) {
  await io.openDatabase();
  const { db } = await import("@/lib/db");
  for (const { email, name, isOwner, isDemo } of await db.user.findMany({ orderBy: { createdAt: "asc" } }))
    console.log(`${email}\t${name}${isOwner ? "\towner" : ""}${isDemo ? "\tdemo" : ""}`);
}

async function resetPassword(io: Io, email: string) {
  const user = await account(io, email);
  const { passwordSchema } = await import("@/lib/accounts/schema");
  const parsed = passwordSchema.safeParse(await secretFromStdin());
  if (!parsed.success) throw new CliError(parsed.error.issues[0]?.message ?? "This password is not accepted.");
  const { setPassword } = await import("@/lib/accounts/mutations");
  await setPassword(user.id, parsed.data);
  console.log(`The password of ${user.email} is changed, and all its sessions have ended.`);
}

async function createAccessToken(io: Io, email: string, name: string) {
  const user = await account(io, email);
  const { createToken } = await import("@/lib/tokens/mutations");
  const created = await createToken(user, { name, expiresInDays: null });
  if (created.ok) console.log(created.value.token);
}

export function addPeopleCommands(gloss: Command, io: Io) {
  const user = gloss.command("user").description("accounts");
  user.command("list").description("all accounts").action(() => listUsers(io));
  user
    .command("password <email>")
    .description("set a password, read from standard input")
    .action((email: string) => resetPassword(io, email));
  const token = gloss.command("token").description("personal access tokens");
  token
    .command("create <email>")
    .description("make a token for an account and print it, this once")
    .option("--name <name>", "what it is for", "command line")
    .action((email: string, { name }: { name: string }) => createAccessToken(io, email, name));
}
