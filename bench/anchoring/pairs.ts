import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Anchor, Span } from "@/lib/anchoring/types";

const spanSchema = z.object({
  label: z.enum(["intact", "ambiguous", "edited", "deleted"]),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  start: z.int(),
  end: z.int(),
  gold: z.tuple([z.int(), z.int()]).nullable(),
});

const pairSchema = z.object({ old: z.string(), new: z.string(), spans: z.array(spanSchema) });

export type Label = z.infer<typeof spanSchema>["label"];

/** A quote made in `before`, and where its words are in `after`: null where they are gone. UTF-16 offsets. */
export type Case = { label: Label; before: string; after: string; anchor: Anchor; gold: Span | null };

/** The quotes of all pairs of texts in a folder: every `*.json` in it but `INDEX.json`. */
export async function readPairs(folder: string): Promise<{ files: number; cases: Case[] }> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json") && name !== "INDEX.json").sort();
  if (files.length === 0) throw new Error(`There is no pair of texts in ${folder}.`);
  const pairs = await Promise.all(files.map(async (name) => casesOf(await readFile(path.join(folder, name), "utf8"), name)));
  return { files: files.length, cases: pairs.flat() };
}

function casesOf(json: string, name: string): Case[] {
  const { success, data, error } = pairSchema.safeParse(JSON.parse(json));
  if (!success) throw new Error(`${name} is no pair of texts: ${z.prettifyError(error)}`);
  return data.spans.map(({ label, exact: quote, prefix, suffix, start, end, gold }) => ({
    label,
    before: data.old,
    after: data.new,
    anchor: { start, end, quote, prefix, suffix },
    gold: gold && { start: gold[0], end: gold[1] },
  }));
}
