import type { Line } from "./lines";
import { parseDuration } from "./meta";
import { isWebAddress, isYouTube } from "./links";
import type { Warning } from "./types";
import { quote } from "./warnings";

/** What a document says of itself before its first words. */
export type FrontMatter = {
  title?: string;
  show?: string;
  number?: number;
  durationSeconds?: number;
  videoUrl?: string;
};

type Reader = (value: string) => FrontMatter | null;

const readShow: Reader = (show) => ({ show });
const readNumber: Reader = (value) => (/^#?\d{1,6}$/.test(value) ? { number: Number(value.replace("#", "")) } : null);
const readVideo: Reader = (videoUrl) => (isWebAddress(videoUrl) ? { videoUrl } : null);
const readSource: Reader = (videoUrl) => (isYouTube(videoUrl) ? { videoUrl } : null);

const readDuration: Reader = (value) => {
  const durationSeconds = parseDuration(value);
  return durationSeconds === null ? null : { durationSeconds };
};

const READERS = new Map<string, Reader>([
  ["title", (title) => ({ title })],
  ...["show", "podcast", "channel", "series"].map((key): [string, Reader] => [key, readShow]),
  ...["episode", "episode_number", "number"].map((key): [string, Reader] => [key, readNumber]),
  ["duration", readDuration],
  ...["video", "video_url"].map((key): [string, Reader] => [key, readVideo]),
  ...["url", "source_url"].map((key): [string, Reader] => [key, readSource]),
]);

/** The front matter's longest sensible length in lines: beyond it, a rule is only a rule. */
const LONGEST = 200;

const PROPERTY = /^([\w-]+)\s*:(?!\/)(.*)$/;
const PAGE_PROPERTY = /^([\w-]+)::\s+(.*)$/;

/** Takes YAML front matter, or the properties that outliners write as `key:: value`, off a document's start. */
export function takeFrontMatter(lines: Line[]): { fields: FrontMatter; rest: Line[]; warnings: Warning[] } {
  const { inner, rest } = splitFrontMatter(lines);
  const fields: FrontMatter = {};
  const warnings: Warning[] = [];
  for (const line of inner) {
    const found = readProperty(line.text);
    const isNew = found && Object.keys(found).every((key) => !(key in fields));
    if (isNew) Object.assign(fields, found);
    else warnings.push({ line: line.number, message: `This property is not used: ${quote(line.text)}` });
  }
  return { fields, rest, warnings };
}

function splitFrontMatter(lines: Line[]): { inner: Line[]; rest: Line[] } {
  const end = lines.slice(1, LONGEST).findIndex(({ text }) => text === "---" || text === "...") + 1;
  if (lines[0]?.text === "---" && end > 1 && PROPERTY.test(lines[1]!.text))
    return { inner: lines.slice(1, end), rest: lines.slice(end + 1) };
  const first = lines.findIndex(({ text }) => !PAGE_PROPERTY.test(text));
  const count = first === -1 ? lines.length : first;
  return { inner: lines.slice(0, count), rest: lines.slice(count) };
}

function readProperty(text: string): FrontMatter | null {
  const [, key = "", value = ""] = PAGE_PROPERTY.exec(text) ?? PROPERTY.exec(text) ?? [];
  const content = unquote(value.trim()).trim();
  return content === "" ? null : (READERS.get(key.toLowerCase())?.(content) ?? null);
}

/** A YAML scalar. JSON's strings are YAML's double-quoted ones. */
function unquote(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'");
  if (!/^".*"$/.test(value)) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value.slice(1, -1);
  }
}
