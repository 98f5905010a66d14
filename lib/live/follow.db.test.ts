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
import { noteChange } from "./live";
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

async function open(viewer: UserViewer, where = place(), since?: string) {
  const heard: Told[] = [];
  let isOver = false;
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((one) => one());
  const credential = { kind: "session", id: await openSession(viewer.id) } as const;
  const opening = valueOf(await follow({ viewer, credential, place: where, since: since ?? (await cursorBefore(viewer, where)) }));
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
  const stream = { heard, credential, stop, until, isOver: () => isOver, said: (name: string) => heard.filter((one) => one.name === name).map(({ data }) => data) };
  await until(() => stream.said("changes").length > 0);
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
    const stream = await open(ben, place(), since);
    expect(others(stream.said("changes"))).toEqual([missed.id]);
    const one = await make(ada, [group.audienceId]);
    await stream.until(() => others(stream.said("changes")).includes(one.id));
    expect(stream.heard.at(-1)!.data).toEqual({ others: { annotations: [{ ...one, audiences: [group.audienceId], unread: true }], gone: [] } });
    await deleteAnnotation(ada, one.id);
    noteChange();
    await stream.until(() => stream.heard.at(-1)!.data.others?.gone.includes(one.id) ?? false);
    const { changes } = valueOf(await changesSince(ben, place(), stream.heard.at(-1)!.id));
    expect([changes.startOver, changes.others]).toEqual([false, { annotations: [], gone: [] }]);
  });

  test("tells an author what they made elsewhere, and nobody else", async () => {
    const [mine, theirs, alone] = [await open(ada), await open(ben), await open(ada, { episodeId: episode.id, audienceId: null })];
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
    const { changes } = valueOf(await changesSince(ada, place(), event.id));
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
    expect(stream.heard.at(-1)).toMatchObject({ name: "over", data: { reason: "out" } });
    expect(JSON.stringify(stream.heard)).not.toContain(after.id);
  });

  test("ends with its session, whether anything is written or not", async () => {
    const [stream, other] = [await open(ben), await open(ben)];
    await db.session.deleteMany({ where: { sessionToken: stream.credential.id } });
    await stream.until(stream.isOver);
    expect(stream.heard.at(-1)).toMatchObject({ name: "over", data: { reason: "signed-out" } });
    expect(other.isOver()).toBe(false);
  });

  test("is refused to who may not read, and to nobody knows whom with too many", async () => {
    const stranger = await buildUser();
    const credential = { kind: "session", id: "any" } as const;
    expect(await follow({ viewer: stranger, credential, place: place(), since: undefined })).toMatchObject({ ok: false, problem: { code: "not-found" } });
    const alone = { episodeId: episode.id, audienceId: null };
    for (let count = 0; count < 50; count++) stops.push(valueOf(await follow({ viewer: stranger, credential, place: alone, since: undefined }))({ write: () => 0, end: () => undefined }));
    expect(await follow({ viewer: stranger, credential, place: alone, since: undefined })).toMatchObject({ ok: false, problem: { code: "too-many" } });
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
