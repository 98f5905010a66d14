import type { Source, SourceLine } from "./classify";
import { isSummaryHeading } from "./furniture";
import type { Lengths } from "./meta";
import { isSame, readHeaderLine, readNames, type HeaderLine, type Known, type Names } from "./names";
import { cutPage } from "./page";

/** What a page says of its episode, and the lines that it leaves. */
export type Header = Names & {
  number: number | null;
  length: Lengths;
  outline: SourceLine[];
  /** Lines that name the title, the show or the video, where what is said elsewhere prevails. */
  overridden: SourceLine[];
  /** Lines before and after the outline that say nothing of this. */
  leftovers: { before: SourceLine[]; after: SourceLine[] };
};

/** Lines that may belong to a header. Those that follow are prose. */
const LONGEST_HEADER = 40;

export function readHeader(source: Source, known: Known): Header {
  const page = cutPage(source, known.title);
  const read = (line: SourceLine) => readHeaderLine(line, source.isMarkdown);
  const preamble = page.preamble.slice(0, LONGEST_HEADER).map(read);
  const link = page.footer.slice(0, 1).map(read);
  const { metas, ...own } = readNames(preamble, link, page, known);
  const isFooter = isSame(link[0]?.backTo ?? "", own.show);
  const lines = isFooter ? [...preamble, ...link] : preamble;
  const understood = lines.filter((line) => isUnderstood(line, own, metas));
  const prevailing = lines.filter((line) => isUnderstood(line, prevail(known, own), metas));
  const settled = new Set([...understood, ...prevailing].map(({ line }) => line));
  return {
    ...own,
    ...numbersIn(metas),
    outline: isFooter ? page.outline : [...page.outline, ...page.footer],
    overridden: understood.filter((line) => !prevailing.includes(line)).map(({ line }) => line),
    leftovers: {
      before: page.preamble.filter((line) => !settled.has(line)),
      after: isFooter ? page.footer.slice(1) : [],
    },
  };
}

const prevail = (known: Known, own: Names): Names => ({
  title: known.title ?? own.title,
  show: known.show ?? own.show,
  videoUrl: known.videoUrl === undefined ? own.videoUrl : known.videoUrl,
});

function numbersIn(metas: HeaderLine[]): Pick<Header, "number" | "length"> {
  const all = metas.map(({ meta }) => meta!);
  return {
    number: all.find(({ number }) => number !== null)?.number ?? null,
    length: {
      duration: all.find(({ duration }) => duration !== null)?.duration ?? null,
      minutes: all.flatMap(({ minutes }) => minutes),
    },
  };
}

/** Whether a line says nothing but these names, or what every such page says. */
function isUnderstood({ line, text, meta, video, backTo }: HeaderLine, names: Names, metas: HeaderLine[]): boolean {
  if (text === "") return false;
  if (video) return video.url === null ? !video.isStrange : video.url === names.videoUrl;
  if (backTo) return isSame(backTo, names.show);
  if (meta && metas.some((other) => other.line === line)) return meta.rest === "" || isSame(meta.rest, names.show);
  return isSummaryHeading(text) || isSame(text, names.title) || isSame(text, names.show);
}
