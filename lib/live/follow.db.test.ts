import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import type { Annotation } from "@/lib/annotations/schema";
import { createAnnotation, deleteAnnotation } from "@/lib/annotations/mutations";
import { openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { buildEpisode, buildGroup, buildUser, newAnnotation, newId, valueOf } from "@/lib/testing/factories";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { changesSince, cursorBefore } from "./changes";
import { follow } from "./events";
import { createFollowers } from "./followers";
import { noteChange } from "./live";
import { createPresence } from "./presence";
import type { ChangesEvent } from "./schema";

/* Streams as the server opens them, with what is written into them kept instead of sent. */

let ada: UserViewer;
let ben: UserViewer;
let group: BuiltGroup;
let episode: BuiltEpisode;
const stops: (() => void)[] = [];

beforeEach(async () => {
  [ada, ben, episode] = [await buildUser(), await buildUser(), await buildEpisode()];
  group = await buildGroup([[ada, "owner"], [ben, "member"]]);
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const place = () => ({ episodeId: episode.id, audienceId: group.audienceId as string | null });

type Told = { name: string; id?: string; data: ChangesEvent & { count?: number; reason?: string } };

function parse(text: string): Told {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1];
  return { name: field("event") ?? "", id: field("id"), data: JSON.parse(field("data") ?? "{}") as Told["data"] };
}

async function openWith(viewer: UserViewer, audienceIds: string[], since: string[]) {
  const heard: Told[] = [];
  let isOver = false;
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((one) => one());
  const credential = { kind: "session", id: await openSession(viewer.id) } as const;
  const opening = valueOf(await follow({ viewer, credential, episodeId: episode.id, audienceIds, since }));
  const stop = opening({
    write(bytes) {
      heard.push(parse(bytes.toString()));
      wake();
      return 0;
    },
    end() {
      isOver = true;
      wake();
    },
  });
  stops.push(stop);
  /** Resolves once what was heard is as it should be. */
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { heard, credential, stop, until, isOver: () => isOver, said: (name: string) => heard.filter((one) => one.name === name).map(({ data }) => data) };
}

/** Opens one that begins now (or at a cursor), and waits until it has begun. */
async function open(viewer: UserViewer, audiences: (string | null)[] = [group.audienceId], since?: string) {
  const cursors = await Promise.all(audiences.map(async (audienceId) => since ?? (await cursorBefore(viewer, { episodeId: episode.id, audienceId }))));
  const stream = await openWith(viewer, audiences.filter((id) => id !== null), cursors);
  await stream.until(() => stream.said("changes").length >= audiences.length);
  return stream;
}

async function make(author: UserViewer, audiences: string[] = []): Promise<Annotation> {
  const made = valueOf(await createAnnotation(author, newId(), newAnnotation(episode, { audiences })));
  noteChange();
  return made;
}
const others = (told: Told["data"][]) => told.flatMap((one) => one.others?.annotations.map(({ id }) => id) ?? []);
const own = (told: Told["data"][]) => told.flatMap((one) => one.own?.annotations.map(({ id }) => id) ?? []);

describe("a stream", () => {
  test("begins with what was missed, and goes on with what is published and what goes", async () => {
    const since = await cursorBefore(ben, place());
    const missed = await make(ada, [group.audienceId]);
    const stream = await open(ben, [group.audienceId], since);
    expect(others(stream.said("changes"))).toEqual([missed.id]);
    const one = await make(ada, [group.audienceId]);
    await stream.until(() => others(stream.said("changes")).includes(one.id));
    expect(stream.heard.at(-1)!.data).toEqual({ audienceId: group.audienceId, others: { annotations: [{ ...one, audiences: [group.audienceId], unread: true }], gone: [] } });
    await deleteAnnotation(ada, one.id);
    noteChange();
    await stream.until(() => stream.heard.at(-1)!.data.others?.gone.includes(one.id) ?? false);
    const { changes } = valueOf(await changesSince(ben, place(), [stream.heard.at(-1)!.id!]));
    expect([changes.startOver, changes.others]).toEqual([false, { annotations: [], gone: [] }]);
  });

  test("tells an author what they made elsewhere, and nobody else", async () => {
    const [mine, theirs, alone] = [await open(ada), await open(ben), await open(ada, [null])];
    const draft = await make(ada);
    const published = await make(ada, [group.audienceId]);
    await theirs.until(() => others(theirs.said("changes")).includes(published.id));
    for (const stream of [mine, alone]) await stream.until(() => own(stream.said("changes")).includes(published.id));
    for (const stream of [mine, alone]) expect(own(stream.said("changes"))).toContain(draft.id);
    expect(mine.said("changes").flatMap((one) => one.own?.annotations ?? [])).toContainEqual(published);
    expect([JSON.stringify(theirs.heard).includes(draft.id), own(theirs.said("changes"))]).toEqual([false, []]);
  });

  test("tells all that it knows in one event, since whoever is cut off goes on from the cursor of the last that arrived", async () => {
    const stream = await open(ada);
    const published = await make(ada, [group.audienceId]);
    await stream.until(() => own(stream.said("changes")).includes(published.id));
    const event = stream.heard.find(({ data }) => data.own?.annotations.some(({ id }) => id === published.id))!;
    expect(others([event.data])).toEqual([published.id]);
    const { changes } = valueOf(await changesSince(ada, place(), [event.id!]));
    expect([changes.own, changes.others]).toEqual([{ annotations: [], gone: [] }, { annotations: [], gone: [] }]);
  });

  test("tells nothing of the others' in a blind round, and starts over as soon as it is over for the reader", async () => {
    await db.reading.create({ data: { groupId: group.id, episodeId: episode.id, blindCount: 1 } });
    const stream = await open(ben);
    const hidden = await make(ada, [group.audienceId]);
    const draft = await make(ben);
    await stream.until(() => own(stream.said("changes")).includes(draft.id));
    expect(JSON.stringify(stream.heard)).not.toContain(hidden.id);
    await make(ben, [group.audienceId]);
    await stream.until(() => stream.said("changes").some(({ startOver }, index) => index > 0 && startOver === true));
    const seen = await make(ada, [group.audienceId]);
    await stream.until(() => others(stream.said("changes")).includes(seen.id));
    expect(JSON.stringify(stream.heard)).not.toContain(hidden.id);
  });

  test("ends for who left, before they hear of what is published then", async () => {
    const stream = await open(ben);
    await db.membership.updateMany({ where: { userId: ben.id }, data: { leftAt: new Date() } });
    const after = await make(ada, [group.audienceId]);
    await stream.until(stream.isOver);
    expect(stream.heard.at(-1)).toMatchObject({ name: "over", data: { audienceId: group.audienceId, reason: "out" } });
    expect(JSON.stringify(stream.heard)).not.toContain(after.id);
  });

  test("ends with its session, whether anything is written or not", async () => {
    const [stream, other] = [await open(ben), await open(ben)];
    await db.session.deleteMany({ where: { sessionToken: stream.credential.id } });
    await stream.until(stream.isOver);
    expect(stream.heard.at(-1)).toMatchObject({ name: "over", data: { audienceId: group.audienceId, reason: "signed-out" } });
    expect(other.isOver()).toBe(false);
  });

  test("is refused to who may not read, and to nobody knows whom with too many", async () => {
    const stranger = await buildUser();
    const credential = { kind: "session", id: "any" } as const;
    const where = { episodeId: episode.id, audienceIds: [group.audienceId] };
    expect(await follow({ viewer: stranger, credential, ...where, since: [] })).toMatchObject({ ok: false, problem: { code: "not-found" } });
    const alone = { viewer: stranger, credential, episodeId: episode.id, audienceIds: [], since: [] };
    for (let count = 0; count < 100; count++) stops.push(valueOf(await follow(alone))({ write: () => 0, end: () => undefined }));
    expect(await follow(alone)).toMatchObject({ ok: false, problem: { code: "too-many" } });
  });

  test("tells of several audiences, each after its own cursor, and goes on in the others when one is left", async () => {
    const second = await buildGroup([[ada, "owner"], [ben, "member"]]);
    const stream = await open(ben, [group.audienceId, second.audienceId]);
    const of = (audienceId: string) => stream.said("changes").filter((one) => one.audienceId === audienceId);
    const [here, there] = [await make(ada, [group.audienceId]), await make(ada, [second.audienceId])];
    await stream.until(() => others(of(group.audienceId)).includes(here.id) && others(of(second.audienceId)).includes(there.id));
    const cursors = [group, second].map(({ audienceId }) => stream.heard.findLast(({ name, data }) => name === "changes" && data.audienceId === audienceId)!.id!);
    const missed = await make(ada, [group.audienceId, second.audienceId]);
    const again = await openWith(ben, [second.audienceId, group.audienceId], cursors);
    await again.until(() => again.said("changes").length >= 2);
    for (const one of again.said("changes").slice(0, 2)) expect([one.startOver, others([one])]).toEqual([false, [missed.id]]);
    await db.membership.updateMany({ where: { userId: ben.id, groupId: group.id }, data: { leftAt: new Date() } });
    const after = await make(ada, [group.audienceId, second.audienceId]);
    await stream.until(() => others(of(second.audienceId)).includes(after.id));
    expect(stream.said("over")).toEqual([{ audienceId: group.audienceId, reason: "out" }]);
    expect([others(of(group.audienceId)).includes(after.id), stream.isOver()]).toEqual([false, false]);
  });

  test("says at once which of several audiences are not for its reader, and is refused when none is", async () => {
    const [stranger, second] = [await buildUser(), await buildGroup([[ada, "owner"]])];
    const stream = await openWith(ben, [group.audienceId, second.audienceId], []);
    expect(stream.said("over")).toEqual([{ audienceId: second.audienceId, reason: "out" }]);
    await stream.until(() => stream.said("changes").length > 0);
    expect(stream.said("changes").map(({ audienceId }) => audienceId)).toEqual([group.audienceId]);
    const following = { viewer: stranger, credential: stream.credential, episodeId: episode.id, audienceIds: [group.audienceId, second.audienceId], since: [] };
    expect(await follow(following)).toMatchObject({ ok: false, problem: { code: "not-found" } });
  });

  test("says nothing of who reads now to someone who has left and has the page open still", async () => {
    const followers = createFollowers();
    const heard: string[] = [];
    const until = new Promise<void>((resolve) => {
      const follower = (viewer: UserViewer) => ({ ...place(), viewer, credential: { kind: "session", id: "any" } as const, standing: "reads" as const, end: () => undefined });
      followers.add({ ...follower(ben), send: () => void heard.push("ben") });
      followers.add({ ...follower(ada), send: () => resolve(void heard.push("ada")) });
    });
    await db.membership.updateMany({ where: { userId: ben.id }, data: { leftAt: new Date() } });
    createPresence(followers, () => undefined).onChange(followers.circle(place())!);
    await until;
    expect(heard).toEqual(["ada"]);
  });

  test("says who reads now: fellows who have the page open, each once, and no longer when they have closed it", async () => {
    const stream = await open(ada);
    const names = () => (stream.said("reading").at(-1) as { people?: { name: string }[] } | undefined)?.people?.map(({ name }) => name).sort();
    const [first, second] = [await open(ben), await open(ben)];
    await stream.until(() => names()?.join() === [ada.name, ben.name].sort().join());
    first.stop();
    second.stop();
    await stream.until(() => names()?.join() === ada.name);
  });
});
