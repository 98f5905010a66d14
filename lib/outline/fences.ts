import type { Line } from "./lines";
import { readMarker } from "./markers";

const FENCE = /^(`{3,}|~{3,})([^`]*)$/;

/** Longer fences are taken to be of this length, which bounds the work. */
const LONGEST = 8;

/**
 * The lines inside Markdown code fences and those that close them, by their place in the list. The line that opens a
 * fence is not among them: it may be a point. A fence that nothing closes is no fence.
 */
export function fencedLines(lines: Line[]): Set<number> {
  const closers = findClosers(lines);
  const inside = new Set<number>();
  for (let i = 0; i < lines.length; i += 1) {
    const end = closers[i];
    if (end === undefined) continue;
    while (i < end) inside.add((i += 1));
  }
  return inside;
}

/** For each line that would open a fence, the line that would close it: the next bare one, at least as long. */
function findClosers(lines: Line[]): (number | undefined)[] {
  const nextBare = new Map<string, number>();
  const closers: (number | undefined)[] = lines.map(() => undefined);
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const fence = readFence(lines[i]!.text);
    if (!fence) continue;
    closers[i] = nextBare.get(fence.sign);
    if (!fence.isBare) continue;
    for (let length = 3; length <= fence.sign.length; length += 1) nextBare.set(fence.sign.slice(0, length), i);
  }
  return closers;
}

function readFence(text: string): { sign: string; isBare: boolean } | null {
  const marker = readMarker(text);
  const body = marker ? text.slice(marker.length) : text;
  const sign = FENCE.exec(body)?.[1];
  return sign ? { sign: sign.slice(0, LONGEST), isBare: sign === text } : null;
}
