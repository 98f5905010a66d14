import type { SourceLine } from "./classify";
import { isSummaryHeading, readBackLink, readVideoLine, type VideoLine } from "./furniture";
import { readMetaLine, type MetaLine } from "./meta";
import { headerWords, type Page } from "./page";

/** What is said elsewhere than on the page: by the caller or in front matter. */
export type Known = { title?: string; show?: string; videoUrl?: string | null };

export type Names = { title: string | null; show: string | null; videoUrl: string | null };

/** What a page says by itself. `metas` are the lines that hold the numbers. */
export type Said = Names & { metas: HeaderLine[] };

/** A line of the preamble or the footer, and what it may be. */
export type HeaderLine = {
  line: SourceLine;
  /** "" for prose. */
  text: string;
  meta: MetaLine | null;
  video: VideoLine | null;
  /** The show that the line leads back to. */
  backTo: string | null;
};

/** UTF-16 code units of a show's name that stands alone on its line. */
const LONGEST_NAME = 100;

export const isSame = (a: string, b: string | null | undefined) => a.toLowerCase() === b?.toLowerCase();

export function readHeaderLine(line: SourceLine, isMarkdown: boolean): HeaderLine {
  const text = headerWords(line, isMarkdown);
  const backTo = readBackLink(text);
  const video = text === "" ? null : readVideoLine(line.text);
  const meta = backTo || video ? null : readMetaLine(text);
  return { line, text, meta, video, backTo };
}

/** Finds the names in a page's preamble and in the link back that begins its footer. */
export function readNames(lines: HeaderLine[], footer: HeaderLine[], page: Page, known: Known): Said {
  const named = lines.filter(mayName);
  const backTo = [...footer, ...lines].find((line) => line.backTo !== null)?.backTo ?? null;
  const title = findTitle(named, page, { ...known, show: known.show ?? backTo ?? undefined });
  const metas = chooseMetas(named.filter(({ text }) => !isSame(text, title)));
  const show = showIn(metas, backTo) ?? loneName(named, metas, title ?? known.title ?? null);
  return { title, show, metas, videoUrl: lines.find(({ video }) => video?.url)?.video?.url ?? null };
}

/** Whether a line may hold the title, the show's name or numbers. */
const mayName = ({ text, video, backTo }: HeaderLine) => text !== "" && !video && !backTo && !isSummaryHeading(text);

/** The title stands in a heading, or twice, or first. */
function findTitle(named: HeaderLine[], { titleHeading }: Page, known: Known): string | null {
  const heading = named.find(({ line }) => line === titleHeading);
  if (heading) return heading.text;
  const lines = named.filter(({ text }) => !isSame(text, known.show));
  const stated = lines.find(({ text }) => isSame(text, known.title)) ?? lines.find(isRepeated);
  if (stated) return stated.text;
  const candidates = lines.filter(({ meta }) => !meta || !isMetaOnly(meta, known.show));
  return isShowOnly(named, candidates, known) ? null : (candidates[0]?.text ?? null);
}

const isRepeated = ({ text }: HeaderLine, at: number, lines: HeaderLine[]) =>
  lines.some((other, index) => index > at && other.text === text);

/** One item may end a title ("How to run in 45 min"): two make a line of them, and so does one with the show's name. */
const isMetaOnly = (meta: MetaLine, show: string | undefined) =>
  meta.items > 1 || meta.rest === "" || isSame(meta.rest, show);

/** Where the title is said elsewhere and nothing names the show, a lone line does. */
const isShowOnly = (named: HeaderLine[], candidates: HeaderLine[], { title, show }: Known) =>
  title !== undefined && show === undefined && candidates.length === 1 && !named.some(({ meta }) => meta?.rest);

/** The line that names the show beside the most items, and lines of items alone. */
function chooseMetas(named: HeaderLine[]): HeaderLine[] {
  const withName = named.filter(({ meta }) => meta?.rest);
  const main = withName.toSorted((a, b) => b.meta!.items - a.meta!.items).slice(0, 1);
  return [...main, ...named.filter(({ meta }) => meta?.rest === "")];
}

/** The link back settles where the name ends on a line that says more. */
function showIn(metas: HeaderLine[], backTo: string | null): string | null {
  const name = metas.find(({ meta }) => meta?.rest)?.meta?.rest ?? null;
  if (name === null || backTo === null) return name ?? backTo;
  return name.toLowerCase().includes(backTo.toLowerCase()) ? backTo : name;
}

/** A line of its own that is no title and has no rival is the show's name. */
function loneName(named: HeaderLine[], metas: HeaderLine[], title: string | null): string | null {
  const others = named.filter((line) => !metas.includes(line) && !isSame(line.text, title));
  const name = others[0]?.text ?? "";
  return others.length === 1 && name.length <= LONGEST_NAME ? name : null;
}
