import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { buildAnnotation, buildEpisode, buildGroup, buildUser } from "@/lib/testing/factories";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { endOfLog, logSince, pruneLog } from "./log";

/** The embedded database is one session: one transaction at a time. */
const canOverlap = Boolean(process.env.GLOSS_TEST_DATABASE_URL);
const WRITERS = 4;

let author: UserViewer;
let episode: BuiltEpisode;
let audienceId: string;

beforeAll(async () => {
  author = await buildUser();
  episode = await buildEpisode();
  ({ audienceId } = await buildGroup([[author, "owner"]]));
});

/** What the log has since a place, by channel: `[channel, subject]`. */
async function since(place: string, episodeId?: string): Promise<string[][]> {
  const log = await logSince(place, episodeId);
  return log!.changes.map(({ channelId, subjectId }) => [channelId, subjectId]).sort();
}
const sorted = (pairs: string[][]) => pairs.map((pair) => [...pair]).sort();

describe("what is logged", () => {
  let place: string;
  let id: string;
  beforeEach(async () => {
    ({ id } = await buildAnnotation({ author, episode, publishedTo: [audienceId] }));
    place = await endOfLog();
  });
  const both = () => sorted([[author.id, id], [audienceId, id]]);

  test("nothing, as long as nothing changes", async () => expect(await since(place)).toEqual([]));

  test("a draft, for its author alone", async () => {
    const draft = await buildAnnotation({ author, episode });
    expect(await since(place)).toEqual([[author.id, draft.id]]);
  });

  const target = async () => (await db.target.findFirstOrThrow({ where: { annotationId: id } })).id;
  const thread = () => db.thread.create({ data: { annotationId: id, audienceId } });
  test.each<[string, () => Promise<unknown>]>([
    ["its note", () => db.annotation.update({ where: { id }, data: { note: "Another." } })],
    ["its deletion", () => db.annotation.update({ where: { id }, data: { deletedAt: new Date() } })],
    ["its removal for good", () => db.annotation.delete({ where: { id } })],
    ["its targets", async () => db.target.update({ where: { id: await target() }, data: { start: 1 } })],
    ["a move of its words", async () => db.move.create({ data: { targetId: await target(), pointId: episode.points[0]!.id, revisionId: episode.revisionId, quote: "", isLost: true } })],
    ["its publication", () => db.publication.delete({ where: { annotationId_audienceId: { annotationId: id, audienceId } } })],
    ["a thread under it", thread],
    ["a reply", async () => db.reply.create({ data: { id: crypto.randomUUID(), threadId: (await thread()).id, authorId: author.id, body: "So it is." } })],
    ["a reaction", async () => db.reaction.create({ data: { threadId: (await thread()).id, userId: author.id, emoji: "👍" } })],
    ["the end of its thread", async () => db.thread.delete({ where: { id: (await thread()).id } })],
  ])("%s, for its author and its audience", async (_, change) => {
    await change();
    expect(await since(place)).toEqual(both());
    expect(await since(place, episode.id)).toEqual(both());
    expect(await since(place, crypto.randomUUID()), "of another episode").toEqual([]);
    expect(await since((await logSince(place))!.snapshot), "once it was told").toEqual([]);
  });

  test("a reply alone, and a reaction taken back", async () => {
    const { id: threadId } = await thread();
    const reaction = await db.reaction.create({ data: { threadId, userId: author.id, emoji: "👍" } });
    place = await endOfLog();
    await db.reply.create({ data: { id: crypto.randomUUID(), threadId, authorId: author.id, body: "So it is." } });
    expect(await since(place)).toEqual(both());
    place = await endOfLog();
    await db.reaction.delete({ where: { id: reaction.id } });
    expect(await since(place)).toEqual(both());
  });

  test("what is said in one audience, not for the others", async () => {
    const other = await buildGroup([[author, "owner"]]);
    await db.publication.create({ data: { annotationId: id, audienceId: other.audienceId } });
    place = await endOfLog();
    await thread();
    expect(await since(place)).toEqual(both());
  });

  test("what is said where the group has a blind round, for the audience alone", async () => {
    const { id: groupId } = await db.group.findUniqueOrThrow({ where: { audienceId } });
    await db.reading.create({ data: { groupId, episodeId: episode.id, blindCount: 2 } });
    await thread();
    expect(await since(place)).toEqual([[audienceId, id]]);
  });

  test("nothing of a transaction that is rolled back", async () => {
    const change = db.$transaction(async (tx) => {
      await tx.annotation.update({ where: { id }, data: { note: "Never." } });
      throw new Error("No.");
    });
    await expect(change).rejects.toThrow("No.");
    expect(await since(place)).toEqual([]);
  });

  test("a new revision, for the episode", async () => {
    const revision = await db.revision.create({ data: { summaryId: episode.summaryId, ordinal: 2, origin: "import", source: "", points: [] } });
    expect(await since(place)).toEqual([]);
    await db.summary.update({ where: { id: episode.summaryId }, data: { currentRevisionId: revision.id } });
    expect(await since(place)).toEqual([[episode.id, revision.id]]);
  });
});

describe("a place in the log", () => {
  test("that has not come yet leads nowhere", async () => {
    const [, xmax = ""] = (await endOfLog()).split(":");
    expect(await logSince(`${xmax}:${Number(xmax) + 1_000}:`)).toBeNull();
  });

  test("still finds what is eight days old, and nothing older is kept", async () => {
    const place = await endOfLog();
    await buildAnnotation({ author, episode });
    const [{ at } = { at: new Date() }] = await db.change.findMany({ orderBy: { at: "desc" }, take: 1 });
    const days = (count: number) => new Date(at.getTime() + count * 24 * 60 * 60 * 1000);
    await pruneLog(days(8));
    expect(await since(place)).toHaveLength(1);
    await pruneLog(new Date(days(8).getTime() + 1));
    expect(await since(place)).toEqual([]);
  });
});

describe("transactions that end in another order than they began", () => {
  const clients: pg.Client[] = [];
  const ids: string[] = [];
  beforeAll(async () => {
    for (let index = 0; index < WRITERS; index++) {
      const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
      await client.connect();
      clients.push(client);
      ids.push((await buildAnnotation({ author, episode })).id);
    }
  });
  afterAll(async () => {
    for (const client of clients) await client.end();
  });

  type Step = { kind: "begin" | "write" | "end" | "look"; writer: number };
  const step = fc.record({ kind: fc.constantFrom<Step["kind"]>("begin", "write", "end", "look"), writer: fc.nat(WRITERS - 1) });

  /** The first to write ends last, after a look. */
  const lateEnd: Step[] = [
    ...([0, 1].flatMap((writer) => [{ kind: "begin", writer }, { kind: "write", writer }]) as Step[]),
    { kind: "end", writer: 1 },
    { kind: "look", writer: 0 },
    { kind: "end", writer: 0 },
    { kind: "look", writer: 0 },
  ];

  test("are each told once, in the first look after they have ended", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
        const open = new Map<number, { wrote: boolean }>();
        let committed = new Set<string>();
        let place = await endOfLog();
        const end = async (writer: number) => {
          await clients[writer]!.query("COMMIT");
          if (open.get(writer)?.wrote) committed.add(ids[writer]!);
          open.delete(writer);
        };
        const look = async () => {
          const log = (await logSince(place))!;
          expect(new Set(log.changes.map(({ subjectId }) => subjectId))).toEqual(committed);
          committed = new Set();
          place = log.snapshot;
        };
        for (const { kind, writer } of steps) {
          if (kind === "begin" && !open.has(writer)) {
            if (!canOverlap) for (const other of open.keys()) await end(other);
            await clients[writer]!.query("BEGIN");
            open.set(writer, { wrote: false });
          } else if (kind === "write" && open.has(writer)) {
            await clients[writer]!.query(`UPDATE "Annotation" SET "version" = "version" + 1 WHERE "id" = $1`, [ids[writer]]);
            open.set(writer, { wrote: true });
          } else if (kind === "end" && open.has(writer)) await end(writer);
          else if (kind === "look" && (canOverlap || open.size === 0)) await look();
        }
        for (const writer of open.keys()) await end(writer);
        await look();
      }),
      { numRuns: canOverlap ? 60 : 15, examples: [[lateEnd]] },
    );
  });
});
