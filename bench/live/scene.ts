import { createHash, randomBytes } from "node:crypto";
import { request } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { apiOf, type Episode, type Group, newAccount, readEpisode, signIn, signUp } from "../../e2e/support/people";
import { withClient } from "../../scripts/steps/external-database.mjs";
import { makeOutline, outlineDocument } from "../outline";

/** A group that reads one episode, and its members' access tokens. */
export type Scene = { episode: Episode; audienceId: string; tokens: string[] };

/** People are written straight into the database: a thousand passwords would take minutes to hash. */
async function addMembers(databaseUrl: string, { id: groupId }: Group, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, index) => ({ id: uuidv7(), name: `Reader ${index + 1}`, token: `gloss_${randomBytes(32).toString("base64url")}` }));
  const rows = people.map(({ id, name, token }) => ({ id, name, tokenId: uuidv7(), hash: createHash("sha256").update(token).digest("hex") }));
  const from = `FROM jsonb_to_recordset($1::jsonb) AS p("id" uuid, "name" text, "tokenId" uuid, "hash" text)`;
  await withClient(databaseUrl, async (client) => {
    const values = [JSON.stringify(rows)];
    await client.query(`INSERT INTO "User" ("id", "name", "email") SELECT "id", "name", "id" || '@example.org' ${from}`, values);
    await client.query(`INSERT INTO "AccessToken" ("id", "userId", "name", "tokenHash") SELECT "tokenId", "id", 'bench', "hash" ${from}`, values);
    await client.query(`INSERT INTO "Membership" ("groupId", "userId", "role") SELECT $2::uuid, "id", 'member' ${from}`, [...values, groupId]);
  });
  return people.map(({ token }) => token);
}

export async function makeScene({ url, databaseUrl }: { url: string; databaseUrl: string }, members: number): Promise<Scene> {
  const context = await request.newContext({ baseURL: url });
  const owner = newAccount("Olga Owner");
  await signUp(context, owner);
  await signIn(context, owner);
  const api = apiOf(context);
  const source = outlineDocument(makeOutline(200));
  const { path } = await api.call<{ path: string }>("POST", "/summaries", { source, show: "Long meetings", title: "A meeting", number: 1 });
  const episode = await readEpisode(context, path);
  const group = await api.call<Group>("POST", "/groups", { name: "Readers", description: "" });
  await api.call("PUT", `/groups/${group.id}/readings/${episode.id}`);
  const tokens = await addMembers(databaseUrl, group, members);
  await context.dispose();
  return { episode, audienceId: group.audienceId, tokens };
}
