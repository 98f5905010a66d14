import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { eventStreamHeaders } from "@/lib/http/event-stream";
import type { Opening } from "@/lib/http/event-stream";
import { problemResponse } from "@/lib/http/problem";
import { runOperation } from "@/lib/http/serve";
import { getEvents } from "./operations";

/*
 * The streams of events without Next.js around them: a stream that it passes on holds several times the memory that the
 * connection itself does. Who may follow what is decided by the same operation.
 */

const ADDRESS = /^\/api\/v1\/episodes\/([^/?]+)\/events(?:\?|$)/;

function asRequest({ url = "", method, headers, headersDistinct }: IncomingMessage): Request {
  const all = Object.entries(headersDistinct).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
  return new Request(new URL(url, `http://${headers.host ?? "localhost"}`), { method, headers: all });
}

async function refuseWith(answer: Response, response: ServerResponse) {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}

function stream(open: Opening, response: ServerResponse) {
  // Its end is the connection's: there is nothing to say about the length of each part.
  response.useChunkedEncodingByDefault = false;
  response.shouldKeepAlive = false;
  response.writeHead(200, eventStreamHeaders);
  response.flushHeaders();
  // Past the response, which would gather each part with what follows it in the same moment: nothing does.
  const out = response.socket ?? response;
  const gone = open({
    write(bytes) {
      out.write(bytes);
      return out.writableLength;
    },
    end: () => void response.end(),
  });
  response.on("close", gone);
}

/** Answers a request for a stream of events. False: it is for something else. */
export function handleEvents(request: IncomingMessage, response: ServerResponse): boolean {
  const [, episode] = ADDRESS.exec(request.url ?? "") ?? [];
  if (episode === undefined || request.method !== "GET") return false;
  runOperation(getEvents, asRequest(request), { params: Promise.resolve({ episode }) })
    .then((result) => (result.ok ? stream(result.value as Opening, response) : refuseWith(problemResponse(result.problem), response)))
    .catch((error: unknown) => {
      console.error("events", error);
      response.destroy();
    });
  return true;
}
