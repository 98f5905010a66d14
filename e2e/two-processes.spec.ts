import { randomBytes } from "node:crypto";
import net from "node:net";
import { withClient } from "../scripts/steps/external-database.mjs";
import { createThrowawayDatabase } from "../scripts/steps/throwaway-database.mjs";
import { annotate, apiOf, firstEpisode, readingPath, studyGroup } from "./support/people";
import { cards, expectPainted } from "./support/reader";
import { startGloss } from "./support/server";
import { expect, open, test } from "./support/test";

/* Two processes of one Gloss, on a PostgreSQL and a Redis that are there already. */

const POSTGRESQL = process.env.GLOSS_TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres";
const REDIS = "redis://127.0.0.1:6379";
const NOBODY_LISTENS = "redis://127.0.0.1:1";

const answersPostgresql = () => withClient(POSTGRESQL, (client) => client.query("SELECT 1")).then(() => true, () => false);

const answersRedis = () =>
  new Promise<boolean>((resolve) => {
    const { hostname, port } = new URL(REDIS);
    const socket = net.connect({ host: hostname, port: Number(port), timeout: 2_000 }, () => socket.write("PING\r\n"));
    const end = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.on("data", (bytes) => end(bytes.toString().startsWith("+PONG")));
    socket.on("error", () => end(false));
    socket.on("timeout", () => end(false));
  });

const missing = [
  ...((await answersPostgresql()) ? [] : [`PostgreSQL at ${POSTGRESQL}`]),
  ...((await answersRedis()) ? [] : [`Redis at ${REDIS}`]),
];

test.use({ viewport: { width: 1440, height: 900 } });
test.setTimeout(180_000);

if (missing.length > 0)
  test(`TWO PROCESSES ARE NOT TESTED: there is NO ${missing.join(" and NO ")}`, () => {
    process.stdout.write(`\n══ There is NO ${missing.join(" and NO ")}: two processes of one Gloss are NOT tested.\n\n`);
  });
else
  test("Two processes hear of each other at once through Redis, and without it a little later", async ({ newPerson }) => {
    const database = await createThrowawayDatabase(POSTGRESQL);
    const env = { DATABASE_URL: database.url, REDIS_URL: REDIS, NEXTAUTH_SECRET: randomBytes(32).toString("hex") };
    const one = await startGloss({ env });
    const two = await startGloss({ env });
    const [ada, ben] = [await newPerson({ name: "Ada Founder", context: { baseURL: one.url } }), await newPerson({ name: "Ben Member", context: { baseURL: two.url } })];
    const episode = await firstEpisode(ada.context.request);
    const group = await studyGroup({ ...ada, api: apiOf(ada.context.request) }, episode, [ben]);
    const audiences = [group.audienceId];
    await open(ada.page, one.url + readingPath(group, episode));
    await open(ben.page, two.url + readingPath(group, episode));
    // Who reads is told through Redis alone.
    await expect(ada.page.locator("[data-reading]")).toHaveText("Reading now: Ben Member");
    await expect(ben.page.locator("[data-reading]")).toHaveText("Reading now: Ada Founder");
    const health = (url: string) => ada.context.request.get(`${url}/api/health`).then((response) => response.json() as Promise<{ ok: boolean; trouble?: string }>);
    expect(await health(two.url)).toEqual({ ok: true });

    await annotate(ada, episode, { words: "Scout and Maverick", note: "From the one", audiences });
    await expectPainted(ben.page, { yellow: ["Scout and Maverick"] });
    await ben.page.getByRole("button", { name: "1 new note", exact: true }).click();
    await expect(cards(ben.page, "Ada Founder")).toHaveText([/From the one/]);
    await annotate(ben, episode, { words: "gigawatt-scale", colour: "pink", note: "From the other", audiences });
    await expectPainted(ada.page, { pink: ["gigawatt-scale"], yellow: ["Scout and Maverick"] });
    await ben.page.close();
    await expect(ada.page.locator("[data-reading]"), "closed in the other process").toHaveText("");

    await two.restart({ env: { REDIS_URL: NOBODY_LISTENS } });
    expect(await health(two.url)).toEqual({ ok: true, trouble: expect.stringContaining("Redis cannot be used") });
    await annotate(ben, episode, { words: "full-duplex voice demo", colour: "blue", note: "Unheard", audiences });
    await expectPainted(ada.page, { blue: ["full-duplex voice demo"], pink: ["gigawatt-scale"], yellow: ["Scout and Maverick"] });
    await ada.page.close();
    await two.remove();
    await one.remove();
    await database.close();
  });
