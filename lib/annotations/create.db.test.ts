import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { BuiltEpisode } from "@/lib/testing/factories";
import { buildEpisode, buildGroup, buildShareLink, buildUser, newAnnotation, newId, targetOn, valueOf } from "@/lib/testing/factories";
import { createAnnotation, deleteAnnotation } from "./mutations";
import { ownAnnotations, readAnnotation } from "./queries";

const notThere = { ok: false, problem: { code: "not-found" } };

let author: UserViewer;
let stranger: UserViewer;
let episode: BuiltEpisode;

beforeEach(async () => {
  [author, stranger] = [await buildUser(), await buildUser()];
  episode = await buildEpisode(["The first point of this talk.", "The second point, under it."]);
});

describe("creating an annotation", () => {
  test("keeps what was sent, target by target, as version 1 and as a draft", async () => {
    const targets = [targetOn(episode, 0, "this talk"), targetOn(episode, 1, "second point")];
    const id = newId();
    const created = valueOf(
      await createAnnotation(author, id, newAnnotation(episode, { note: "**Mine**\n\nstays", tags: ["a", "b"], colour: "pink", targets })),
    );
    expect(created).toMatchObject({ id, episodeId: episode.id, author: { id: author.id, name: author.name } });
    expect(created).toMatchObject({ kind: "note", colour: "pink", note: "**Mine**\n\nstays", tags: ["a", "b"], version: 1, audiences: [] });
    expect(created.targets).toEqual(targets);
    expect(await ownAnnotations(author, episode.id)).toEqual([created]);
  });

  test("is a success when its author repeats it, and the repetition changes nothing", async () => {
    const id = newId();
    const first = valueOf(await createAnnotation(author, id, newAnnotation(episode, { note: "First." })));
    const again = valueOf(await createAnnotation(author, id, newAnnotation(episode, { note: "Second.", colour: "green" })));
    expect(again).toEqual(first);
    expect(await readAnnotation(author, id)).toEqual(first);
    expect(await db.target.count({ where: { annotationId: id } })).toBe(1);
  });

  test("does not bring back an annotation that was deleted when the lost answer is asked for again", async () => {
    const id = newId();
    valueOf(await createAnnotation(author, id, newAnnotation(episode)));
    valueOf(await deleteAnnotation(author, id));
    expect(await createAnnotation(author, id, newAnnotation(episode))).toMatchObject({ ok: true });
    expect(await ownAnnotations(author, episode.id)).toEqual([]);
  });

  test("under an id that is someone else's is answered as if nothing were there, and leaves theirs alone", async () => {
    const id = newId();
    const theirs = valueOf(await createAnnotation(author, id, newAnnotation(episode)));
    expect(await createAnnotation(stranger, id, newAnnotation(episode, { note: "Mine now." }))).toMatchObject(notThere);
    expect(await readAnnotation(author, id)).toEqual(theirs);
    expect(await readAnnotation(stranger, id)).toBeNull();
  });

  test("on an episode that is not there is refused as not found", async () => {
    const input = { ...newAnnotation(episode), episodeId: newId() };
    expect(await createAnnotation(author, newId(), input)).toMatchObject(notThere);
  });

  test.each(["", "   ", "\n\t\n"])("refuses a note without words: %j", async (note) => {
    const refused = await createAnnotation(author, newId(), newAnnotation(episode, { kind: "note", note }));
    expect(refused).toMatchObject({ ok: false, problem: { code: "invalid", fields: [{ path: "note" }] } });
    expect(await db.annotation.count({ where: { authorId: author.id } })).toBe(0);
  });

  test.each(["highlight", "question", "agree", "disagree", "check", "action"] as const)("lets a %s stand without words", async (kind) => {
    expect(await createAnnotation(author, newId(), newAnnotation(episode, { kind, note: "" }))).toMatchObject({ ok: true, value: { kind } });
  });
});

describe("two requests for one id at once", () => {
  test("by one author both succeed and make one whole annotation", async () => {
    for (let round = 0; round < 8; round++) {
      const [group, id] = [await buildGroup([[author, "member"]]), newId()];
      const targets = [targetOn(episode, 0, "first"), targetOn(episode, 1, "second")];
      const input = newAnnotation(episode, { targets, audiences: [group.audienceId] });
      const answers = await Promise.all([1, 2, 3].map(() => createAnnotation(author, id, input)));
      for (const answer of answers) expect(valueOf(answer)).toMatchObject({ id, targets, audiences: [group.audienceId], version: 1 });
      expect(await db.target.count({ where: { annotationId: id } })).toBe(2);
    }
  });

  test("by two people make one annotation of one of them; the other finds nothing there", async () => {
    for (let round = 0; round < 8; round++) {
      const id = newId();
      const answers = await Promise.all([author, stranger].map((one) => createAnnotation(one, id, newAnnotation(episode, { note: one.name }))));
      const winners = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      expect(winners).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject(notThere);
      expect(winners[0]).toMatchObject({ note: winners[0]?.author.name, targets: [{ quote: "The" }] });
      expect(await db.target.count({ where: { annotationId: id } })).toBe(1);
    }
  });
});

describe("audiences named at creation", () => {
  test("are published to at once, each of them once", async () => {
    const group = await buildGroup([[author, "member"], [stranger, "reader"]]);
    const link = await buildShareLink(author, episode.id);
    const audiences = [group.audienceId, link.audienceId, group.audienceId];
    const created = valueOf(await createAnnotation(author, newId(), newAnnotation(episode, { audiences })));
    expect(created.audiences.sort()).toEqual([group.audienceId, link.audienceId].sort());
    expect(await readAnnotation(stranger, created.id)).toMatchObject({ id: created.id, audiences: [group.audienceId] });
  });

  test("refuse the whole annotation when one of them is not the author's to publish to", async () => {
    const [mine, theirs] = [await buildGroup([[author, "member"]]), await buildGroup([[stranger, "owner"]])];
    const id = newId();
    const audiences = [mine.audienceId, theirs.audienceId];
    expect(await createAnnotation(author, id, newAnnotation(episode, { audiences }))).toMatchObject(notThere);
    expect(await db.annotation.findUnique({ where: { id } })).toBeNull();
  });

  test("refuse someone who only reads in the group", async () => {
    const group = await buildGroup([[stranger, "reader"]]);
    const id = newId();
    const refused = await createAnnotation(stranger, id, newAnnotation(episode, { audiences: [group.audienceId] }));
    expect(refused).toMatchObject({ ok: false, problem: { code: "not-yours" } });
    expect(await db.annotation.findUnique({ where: { id } })).toBeNull();
  });
});
