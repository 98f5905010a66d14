import { MAX_SOURCE_BYTES } from "./limits";
import { isBlank } from "./lines";
import type { Refusal } from "./types";
import { refuse } from "./warnings";

const MEBIBYTE = 1024 * 1024;

/** UTF-16 code units at the start that tell text from anything else. */
const SAMPLE_LENGTH = 4_096;

/** Controls that no text uses, and what a decoder puts for bytes that are no text. */
const STRANGE = /(?!\s)[\p{Cc}\ufffd]/gu;

/** Why a source cannot be read at all, if it cannot. */
export function refuseSource(source: string): Refusal | null {
  // No code unit takes less than a byte, so what is far too long need not be measured.
  const bytes = source.length > MAX_SOURCE_BYTES ? source.length : new TextEncoder().encode(source).length;
  if (bytes > MAX_SOURCE_BYTES)
    return refuse(null, `The document is too large: at most ${MAX_SOURCE_BYTES / MEBIBYTE} MiB are accepted.`);
  const nul = source.indexOf("\0");
  if (nul !== -1) return refuse(lineAt(source, nul), "The document is not text: it holds NUL bytes.");
  const sample = source.slice(0, SAMPLE_LENGTH);
  if ((sample.match(STRANGE)?.length ?? 0) > sample.length / 10) return refuse(null, "The document is not text.");
  return isBlank(source) ? refuse(null, "The document is empty.") : null;
}

const lineAt = (source: string, at: number) => source.slice(0, at).split(/\r\n|[\n\r]/).length;
