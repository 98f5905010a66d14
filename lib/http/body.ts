import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";

export const DEFAULT_MAX_BYTES = 256 * 1024;

const kib = (bytes: number) => `${Math.floor(bytes / 1024).toLocaleString("en")} KiB`;

async function readUpTo(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a JSON body of at most `maxBytes`. Refuses another media type, more bytes, broken UTF-8 and broken JSON. */
export async function readJson(request: Request, maxBytes = DEFAULT_MAX_BYTES): Promise<Result<unknown>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(json|[\w.+-]+\+json)\b/i.test(type))
    return refuse("malformed", "The body must be JSON, with the header Content-Type: application/json.");
  const bytes = request.body && (await readUpTo(request.body, maxBytes));
  if (bytes === null && request.body) return refuse("too-large", `The request is larger than the ${kib(maxBytes)} that fit.`);
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes ?? new Uint8Array())));
  } catch {
    return refuse("malformed", "The body is not valid JSON in UTF-8.");
  }
}
