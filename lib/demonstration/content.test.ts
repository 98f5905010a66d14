import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anchorTarget, checkContent } from "@/lib/annotations/rules";
import { createSchema } from "@/lib/annotations/schema";
import { AnnotationKind } from "@/lib/db/generated/enums";
import type { PointNode } from "@/lib/episodes/points";
import { parseSummary } from "@/lib/outline/parse";
import { episode, notes, people } from "./content";
import { targetOf } from "./targets";

const source = readFileSync(join(import.meta.dirname, "../../prisma/content/dwarkesh-podcast-89.txt"), "utf8");
const parsed = parseSummary(source, {});
if (!parsed.ok) throw new Error(parsed.reason);
const { document } = parsed;

// A parsed point has no id yet: its text serves.
type Parsed = (typeof document)["points"][number];
const node = ({ text, children }: Parsed): PointNode => ({ id: text, text, formats: [], time: null, children: children.map(node) });
const points = document.points.map(node);
const texts = (list: PointNode[]): string[] => list.flatMap(({ text, children }) => [text, ...texts(children)]);

test("The demonstration is about the episode that every installation begins with", () => {
  expect(document.show.name).toBe(episode.show);
  expect(document.episode.number).toBe(episode.number);
});

test.each(notes)("$by’s $kind on “$words” has its words in one point of the summary, and fits them", (note) => {
  expect(texts(points).filter((text) => text.includes(note.words))).toHaveLength(1);
  const target = targetOf(note, points, "revision")!;
  const anchored = anchorTarget(target, target.pointId);
  expect(anchored).toMatchObject({ ok: true, value: { quote: note.whole ? target.pointId : note.words } });
  expect(checkContent({ kind: note.kind, note: note.note ?? "" })).toMatchObject({ ok: true });
  expect(createSchema.shape.note.safeParse(note.note).success).toBe(true);
  expect(people).toHaveProperty(note.by);
});

test("Words that no point says any more have no target", () => {
  expect(targetOf({ by: "noor", kind: "highlight", colour: "yellow", words: "Words that nobody said" }, points, "revision")).toBeNull();
});

test("It shows every kind, questions, and people who disagree about the same words", () => {
  expect([...new Set(notes.map(({ kind }) => kind))].sort()).toEqual(Object.values(AnnotationKind).sort());
  const at = (kind: string) => new Set(notes.filter((one) => one.kind === kind).map((note) => targetOf(note, points, "revision")?.pointId));
  const disputed = [...at("agree")].filter((point) => at("disagree").has(point));
  expect(disputed.length).toBeGreaterThanOrEqual(3);
  expect(at("question").size).toBeGreaterThanOrEqual(3);
});
