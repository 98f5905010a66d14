import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, newId, targetOn, targetOnWhole, valueOf } from "@/lib/testing/factories";
import { deleteAnnotation, restoreAnnotation, updateAnnotation } from "./mutations";
import { annotationsIn, ownAnnotations, readAnnotation } from "./queries";

const notThere = { ok: false, problem: { code: "not-found" } };
const DAY_MS = 24 * 60 * 60 * 1000;
const noon = new Date("2026-03-01T12:00:00Z");
const daysLater = (days: number, plusMs = 0) => new Date(noon.getTime() + days * DAY_MS + plusMs);

let author: UserViewer;
let member: UserViewer;
let episode: BuiltEpisode;
let audienceId: string;
let id: string;

beforeEach(async () => {
  [author, member] = [await buildUser(), await buildUser()];
  episode = await buildEpisode();
  ({ audienceId } = await buildGroup([[author, "member"], [member, "owner"]]));
  ({ id } = await buildAnnotation({ author, episode, note: "As it was.", publishedTo: [audienceId] }));
});

describe("changing an annotation", () => {
  test("changes what is named, leaves the rest, and makes the next version", async () => {
    const before = await readAnnotation(author, id);
    const after = valueOf(await updateAnnotation(author, id, { version: 1, note: "As it is." }));
    expect(after).toEqual({ ...before, note: "As it is.", version: 2, updatedAt: after.updatedAt });
    expect(await readAnnotation(member, id)).toMatchObject({ note: "As it is.", audiences: [audienceId] });
  });

  test("replaces all targets when targets are named", async () => {
    const targets = [targetOn(episode, 1, "second"), { ...targetOnWhole(episode, 0), quote: "The first point." }, targetOn(episode, 0, "first")];
    expect(valueOf(await updateAnnotation(author, id, { version: 1, targets })).targets).toEqual(targets);
    expect(await db.target.count({ where: { annotationId: id } })).toBe(3);
  });

  test("keeps everything as it was when a new target does not fit", async () => {
    const before = await readAnnotation(author, id);
    const targets = [targetOn(episode, 1, "second"), { ...targetOn(episode, 0, "first"), quote: "absent" }];
    expect(await updateAnnotation(author, id, { version: 1, note: "Lost?", targets })).toMatchObject({ ok: false, problem: { code: "invalid" } });
    expect(await readAnnotation(author, id)).toEqual(before);
  });

  test("refuses to take a note's words away unless it becomes a highlight", async () => {
    expect(await updateAnnotation(author, id, { version: 1, note: " " })).toMatchObject({ ok: false, problem: { code: "invalid" } });
    expect(await updateAnnotation(author, id, { version: 1, note: "", kind: "highlight" })).toMatchObject({ ok: true, value: { kind: "highlight" } });
  });

  test("is not for those who can only read it", async () => {
    expect(await updateAnnotation(member, id, { version: 1, note: "Mine." })).toMatchObject(notThere);
    expect(await updateAnnotation(await buildUser(), id, { version: 1, note: "Mine." })).toMatchObject(notThere);
    expect(await updateAnnotation(author, newId(), { version: 1, note: "Mine." })).toMatchObject(notThere);
    expect(await readAnnotation(author, id)).toMatchObject({ note: "As it was.", version: 1 });
  });
});

describe("two changes of one version", () => {
  test("end in a conflict that hands back the one that won, so that neither text is lost", async () => {
    const won = valueOf(await updateAnnotation(author, id, { version: 1, note: "From the phone." }));
    const lost = await updateAnnotation(author, id, { version: 1, note: "From the desk." });
    expect(lost).toMatchObject({ ok: false, problem: { code: "conflict", current: won } });
    expect(await readAnnotation(author, id)).toEqual(won);
  });

  test("do not mix their targets either", async () => {
    const kept = valueOf(await updateAnnotation(author, id, { version: 1, targets: [targetOn(episode, 1, "second")] })).targets;
    expect(await updateAnnotation(author, id, { version: 1, targets: [targetOn(episode, 0, "point")] })).toMatchObject({ ok: false });
    expect((await readAnnotation(author, id))?.targets).toEqual(kept);
  });

  test("made at once give one success and conflicts that all name it", async () => {
    for (let version = 1; version < 8; version++) {
      const notes = ["One.", "Two.", "Three."];
      const answers = await Promise.all(notes.map((note) => updateAnnotation(author, id, { version, note, targets: [targetOn(episode, 0, "first")] })));
      const won = answers.filter(({ ok }) => ok);
      expect(won).toHaveLength(1);
      const current = await readAnnotation(author, id);
      expect(current).toMatchObject({ version: version + 1, note: notes[answers.findIndex(({ ok }) => ok)] });
      expect(current?.targets).toHaveLength(1);
      for (const lost of answers) if (!lost.ok) expect(lost.problem).toMatchObject({ code: "conflict", current: { id, version: version + 1 } });
    }
  });

  test("of which one is older by several versions still conflict", async () => {
    for (const version of [1, 2, 3]) valueOf(await updateAnnotation(author, id, { version, note: `Version ${version + 1}.` }));
    expect(await updateAnnotation(author, id, { version: 2, note: "Stale." })).toMatchObject({ problem: { current: { note: "Version 4.", version: 4 } } });
    expect(await updateAnnotation(author, id, { version: 9, note: "From nowhere." })).toMatchObject({ problem: { code: "conflict" } });
  });
});

describe("a change that is sent again because its answer was lost", () => {
  const again = (change: Omit<Parameters<typeof updateAnnotation>[2], "version">) => updateAnnotation(author, id, { version: 1, ...change });

  test("is a success that changes nothing, whatever was changed", async () => {
    const targets = [targetOn(episode, 1, "second"), targetOnWhole(episode, 0)];
    const change = { note: "Once.", tags: ["b", "a"], colour: "pink", kind: "question", targets } as const;
    const first = valueOf(await again({ ...change, tags: [...change.tags], targets: [...targets] }));
    expect(valueOf(await again({ ...change, tags: [...change.tags], targets: [...targets] }))).toEqual(first);
    expect(await readAnnotation(author, id)).toEqual(first);
    expect(await db.target.count({ where: { annotationId: id } })).toBe(2);
  });

  test("is a success also when something else was changed since, which stays", async () => {
    valueOf(await again({ note: "Once." }));
    const later = valueOf(await updateAnnotation(author, id, { version: 2, colour: "green" }));
    expect(valueOf(await again({ note: "Once." }))).toEqual(later);
  });

  test("conflicts when the same was changed since, or when it is not quite the same", async () => {
    valueOf(await again({ note: "Once.", tags: ["a"] }));
    for (const other of [{ note: "Twice." }, { note: "Once.", tags: ["b"] }, { note: "Once.", targets: [targetOn(episode, 1, "second")] }])
      expect(await again(other)).toMatchObject({ ok: false, problem: { code: "conflict", current: { note: "Once.", version: 2 } } });
  });

  test("all at once changes it once", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => again({ note: "Once.", targets: [targetOn(episode, 1, "second")] })));
    for (const answer of answers) expect(valueOf(answer)).toMatchObject({ note: "Once.", version: 2 });
    expect(await db.target.count({ where: { annotationId: id } })).toBe(1);
  });
});

describe("deleting an annotation", () => {
  test("hides it from everyone, and undoing brings it back as it was, audiences included", async () => {
    const before = await readAnnotation(author, id);
    expect(await deleteAnnotation(author, id, noon)).toMatchObject({ ok: true });
    expect(await ownAnnotations(author, episode.id)).toEqual([]);
    expect(await readAnnotation(author, id)).toBeNull();
    expect(await annotationsIn(member, episode.id, audienceId)).toEqual([]);
    const after = valueOf(await restoreAnnotation(author, id, daysLater(1)));
    expect(after).toEqual({ ...before, version: 3, updatedAt: after.updatedAt });
    expect(await annotationsIn(member, episode.id, audienceId)).toMatchObject([{ id, note: "As it was." }]);
  });

  test("twice is a success, and so is restoring twice", async () => {
    valueOf(await deleteAnnotation(author, id, noon));
    expect(await deleteAnnotation(author, id, daysLater(2))).toMatchObject({ ok: true });
    expect((await db.annotation.findUniqueOrThrow({ where: { id } })).deletedAt).toEqual(noon);
    valueOf(await restoreAnnotation(author, id, daysLater(3)));
    expect(await restoreAnnotation(author, id, daysLater(3))).toMatchObject({ ok: true });
  });

  test("as it was seen does not delete what it was changed to since, which is answered", async () => {
    const { version } = valueOf(await updateAnnotation(author, id, { version: 1, note: "Changed elsewhere." }));
    expect(await deleteAnnotation(author, id, noon, 1)).toMatchObject({ ok: false, problem: { code: "conflict", current: { id, version, note: "Changed elsewhere." } } });
    expect(await deleteAnnotation(member, id, noon, 1)).toMatchObject(notThere);
    expect(await readAnnotation(author, id)).toMatchObject({ note: "Changed elsewhere." });
    valueOf(await deleteAnnotation(author, id, noon, version));
    expect(await readAnnotation(author, id)).toBeNull();
    expect(await deleteAnnotation(author, id, noon, 1), "again").toMatchObject({ ok: true });
  });

  test("can be undone until 30 days have passed, and not from then on", async () => {
    valueOf(await deleteAnnotation(author, id, noon));
    expect(await restoreAnnotation(author, id, daysLater(30))).toMatchObject(notThere);
    expect(await deleteAnnotation(author, id, daysLater(30))).toMatchObject(notThere);
    expect(await restoreAnnotation(author, id, daysLater(30, -1))).toMatchObject({ ok: true });
  });

  test("is for its author alone, and so is undoing it", async () => {
    expect(await deleteAnnotation(member, id, noon)).toMatchObject(notThere);
    expect(await restoreAnnotation(member, id, noon)).toMatchObject(notThere);
    valueOf(await deleteAnnotation(author, id, noon));
    expect(await restoreAnnotation(member, id, noon)).toMatchObject(notThere);
    expect(await readAnnotation(author, id)).toBeNull();
  });

  test("or bringing it back many times at once is done once", async () => {
    const deleted = await Promise.all([1, 2, 3].map(() => deleteAnnotation(author, id, noon)));
    expect(deleted.every(({ ok }) => ok)).toBe(true);
    const restored = await Promise.all([1, 2, 3].map(() => restoreAnnotation(author, id, noon)));
    for (const answer of restored) expect(valueOf(answer)).toMatchObject({ id, version: 3 });
  });

  test("and changing it at once leaves a whole annotation in any order", async () => {
    for (let round = 0; round < 6; round++) {
      const { version } = valueOf(await restoreAnnotation(author, id, noon));
      const [changed, deleted] = await Promise.all([updateAnnotation(author, id, { version, note: `Round ${round}.` }), deleteAnnotation(author, id, noon)]);
      expect(deleted).toMatchObject({ ok: true });
      const after = valueOf(await restoreAnnotation(author, id, noon));
      if (changed.ok) expect(after.note).toBe(`Round ${round}.`);
      expect(after.targets).toHaveLength(1);
    }
  });

  test("leaves a change that was under way with nothing to change", async () => {
    valueOf(await deleteAnnotation(author, id, noon));
    expect(await updateAnnotation(author, id, { version: 1, note: "Too late." })).toMatchObject(notThere);
    valueOf(await restoreAnnotation(author, id, noon));
    expect(await updateAnnotation(author, id, { version: 1, note: "Too old." })).toMatchObject({ ok: false, problem: { code: "conflict" } });
  });
});
