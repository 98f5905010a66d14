import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { operator } from "@/lib/access/viewer";
import { parseSummary } from "@/lib/outline/parse";
import { CliError } from "./io";
import type { Io } from "./io";

type Known = { show?: string; title?: string; number?: number; videoUrl?: string };

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(`${file} cannot be read: ${code === "ENOENT" ? "there is no such file" : message}.`);
  }
}

function read(file: string): string {
  const bytes = readBytes(file);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CliError(`${file} is not text in UTF-8.`);
  }
}

function parse(file: string, known: Known) {
  const parsed = parseSummary(read(file), known);
  if (!parsed.ok) throw new CliError(`${file}${parsed.line === null ? "" : `:${parsed.line}`}: ${parsed.reason}`);
  console.log(JSON.stringify(parsed.document, null, 2));
}

async function importFile(file: string, { ifEmpty, ...known }: Known & { ifEmpty?: boolean }, io: Io) {
  const source = read(file);
  await io.openDatabase();
  const { importSummary } = await import("@/lib/episodes/import");
  const { listShows } = await import("@/lib/episodes/queries");
  if (ifEmpty && (await listShows()).length > 0) return;
  const imported = await importSummary(operator, { source, ...known });
  if (!imported.ok) throw new CliError(`${file}: ${imported.problem.detail}`);
  const { show, episode, path, revision, points, changed, warnings } = imported.value;
  for (const { line, message } of warnings) console.error(`${file}:${line}: ${message}`);
  const state = changed ? `revision ${revision}, ${points} points` : `unchanged since revision ${revision}`;
  console.log(`${show} — ${episode}: ${state}. ${path}`);
}

const withKnown = (command: Command) =>
  command
    .argument("<file>", "the document, or - for standard input")
    .option("--show <name>", "the show's name, when the document does not say")
    .option("--title <title>", "the episode's title, when the document does not say")
    .option("--number <number>", "the episode's number", Number)
    .option("--video-url <url>", "where the video is");

export function addImportCommands(gloss: Command, io: Io) {
  withKnown(gloss.command("parse"))
    .description("print what an import would make, as JSON; touches no database")
    .action(parse);
  withKnown(gloss.command("import"))
    .description("make a summary document the newest revision of its episode")
    .option("--if-empty", "only when there is no show yet")
    .action((file: string, options: Known & { ifEmpty?: boolean }) => importFile(file, options, io));
}
