import { classify, type Source } from "./classify";
import { takeFrontMatter, type FrontMatter } from "./frontmatter";
import { tidy } from "./furniture";
import { readHeader, type Header } from "./header";
import { sortLeftovers } from "./leftovers";
import { MAX_LINES } from "./limits";
import { splitLines } from "./lines";
import { durationIn } from "./meta";
import { readPoints, type Outline } from "./points";
import { refuseSource } from "./source";
import type { EpisodeHeader, HeaderOverrides, OutlinePoint, ParseResult, Refusal, Warning } from "./types";
import { listWarnings, number, quote, refuse } from "./warnings";
import { readingMinutes } from "./words";

/** What is said elsewhere than on the page. A caller's null is an answer too. */
type Elsewhere = Omit<FrontMatter, "number" | "videoUrl"> & HeaderOverrides;

/**
 * Reads a summary document: plain text or Markdown, pasted from a page with a header and a bulleted outline. What
 * cannot be understood is kept as a point or named in the warnings. Takes linear time.
 *
 * @param overrides what the caller knows: it supplies what the header lacks and overrides what it says
 */
export function parseSummary(source: string, overrides: HeaderOverrides = {}): ParseResult {
  const refusal = refuseSource(source);
  if (refusal) return refusal;
  const lines = splitLines(source.toWellFormed());
  const excess = lines[MAX_LINES];
  if (excess) return refuse(excess.number, `The document has more than ${number(MAX_LINES)} lines.`);
  const frontMatter = takeFrontMatter(lines);
  const page = classify(frontMatter.rest);
  const said: Elsewhere = { ...frontMatter.fields, ...onlyDefined(overrides) };
  const header = readHeader(page, said);
  const outline = readOutline(page, header);
  if (!outline.ok) return outline;
  const title = tidy(said.title ?? header.title ?? "");
  const name = tidy(said.show ?? header.show ?? "");
  if (title === "") return refuse(null, "The document has no title: no line before its points names the episode.");
  if (name === "") return refuse(null, "The document does not name the show that the episode belongs to.");
  const episode = { title, ...toEpisode(said, header, outline.points) };
  const warnings = listWarnings([...frontMatter.warnings, ...headerWarnings(header), ...outline.warnings]);
  return { ok: true, document: { show: { name }, episode, points: outline.points, warnings } };
}

const onlyDefined = (overrides: HeaderOverrides): HeaderOverrides =>
  Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));

/** The points, with the prose that stands around them. */
function readOutline(page: Source, { outline, leftovers }: Header): Outline | Refusal {
  const hasPoints = page.lines.some(({ kind }) => kind === "bullet" || kind === "heading");
  const before = sortLeftovers(leftovers.before);
  const after = sortLeftovers(leftovers.after);
  const read = readPoints({ ...page, lines: hasPoints ? [...before.prose, ...outline, ...after.prose] : [] });
  if (!read.ok) return read;
  if (read.points.length > 0) return { ...read, warnings: [...before.warnings, ...read.warnings, ...after.warnings] };
  return refuse(null, "The document has no points: none of its lines begins with a bullet.");
}

function toEpisode(said: Elsewhere, header: Header, points: OutlinePoint[]): Omit<EpisodeHeader, "title"> {
  const minutes = readingMinutes(points);
  return {
    number: said.number === undefined ? header.number : said.number,
    durationSeconds: said.durationSeconds ?? durationIn(header.length, minutes),
    readingMinutes: minutes,
    videoUrl: said.videoUrl === undefined ? header.videoUrl : said.videoUrl,
  };
}

const headerWarnings = ({ overridden }: Header): Warning[] =>
  overridden.map(({ number: line, text }) => ({
    line,
    message: `This gave way to what was said elsewhere: ${quote(text)}`,
  }));
