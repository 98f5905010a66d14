import { isSameFormats } from "./formats";
import { oneLine } from "./lines";
import { escapeInline, printPoint } from "./markdown";
import { printDuration } from "./meta";
import { parseSummary } from "./parse";
import { printTarget } from "./targets";
import { stamp } from "./times";
import { flatten, type FlatPoint } from "./tree";
import type { OutlinePoint, SummaryDocument } from "./types";
import { readingMinutes } from "./words";

/**
 * Prints a document so that `parseSummary` reads the same show, episode and points from it. It is the plain page that
 * summaries are pasted from, where that says all; else Markdown; and where the header's words would be mistaken for
 * something else, Markdown with front matter.
 */
export function printSummary(document: SummaryDocument): string {
  const says = (text: string) => {
    const read = parseSummary(text);
    return read.ok && read.document.warnings.length === 0 && isSame(read.document, document);
  };
  return [printPlain, printMarkdown].map((print) => print(document)).find(says) ?? printExplicit(document);
}

/** Whether two documents say the same. The reading time follows from the points. */
function isSame(a: SummaryDocument, b: SummaryDocument): boolean {
  const header = ({ show, episode: { title, number, durationSeconds, videoUrl } }: SummaryDocument) =>
    JSON.stringify([show.name, title, number, durationSeconds, videoUrl]);
  const [points, others] = [flatten(a.points), flatten(b.points)];
  const isSameTree = points.length === others.length && points.every((point, i) => isSamePoint(point, others[i]!));
  return isSameTree && header(a) === header(b);
}

const isSamePoint = (a: FlatPoint, b: FlatPoint) =>
  a.depth === b.depth &&
  a.point.text === b.point.text &&
  a.point.time === b.point.time &&
  isSameFormats(a.point.formats, b.point.formats);

function printPlain(document: SummaryDocument): string {
  const { show, episode, points } = document;
  return lines(
    [episode.title, "", metaLine(document), episode.title],
    episode.videoUrl === null ? [] : [`Watch on YouTube: ${episode.videoUrl}`],
    ["", "Summary", ""],
    flatten(points).map(({ point, depth }) => `${"  ".repeat(depth + 1)}• ${stamp(point.time)}${oneLine(point.text)}`),
    [`Back to ${show.name}`],
  );
}

function printMarkdown(document: SummaryDocument): string {
  const { title, videoUrl } = document.episode;
  return lines(
    [`# ${escapeInline(title)}`, "", escapeInline(metaLine(document))],
    videoUrl === null ? [] : [`[Watch on YouTube](${printTarget(videoUrl)})`],
    ["", "## Summary", ""],
    markdownBullets(document.points),
  );
}

function printExplicit({ show, episode, points }: SummaryDocument): string {
  const { number, durationSeconds, videoUrl } = episode;
  return lines(
    ["---", `title: ${JSON.stringify(oneLine(episode.title))}`, `show: ${JSON.stringify(oneLine(show.name))}`],
    number === null ? [] : [`episode: ${number}`],
    durationSeconds === null ? [] : [`duration: ${printDuration(durationSeconds)}`],
    videoUrl === null ? [] : [`video: ${JSON.stringify(videoUrl)}`],
    ["---", ""],
    markdownBullets(points),
  );
}

const markdownBullets = (points: OutlinePoint[]) =>
  flatten(points).map(({ point, depth }) => `${"  ".repeat(depth)}- ${printPoint(point)}`);

function metaLine({ show, episode: { number, durationSeconds }, points }: SummaryDocument): string {
  const duration = durationSeconds === null ? [] : [printDuration(durationSeconds)];
  const ordinal = number === null ? [] : [`#${number}`];
  return [show.name, ...duration, `${readingMinutes(points)} min`, ...ordinal].join(" ");
}

const lines = (...parts: string[][]) => `${parts.flat().join("\n")}\n`;
