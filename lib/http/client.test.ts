import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { call } from "./client";
import { problemResponse } from "./problem";

// A real server answers; all that is put in is the page's own address, which a browser adds to a path by itself.
let server: Server;
let answer: RequestListener;
let received: { method?: string; url?: string; type?: string; body: string }[] = [];

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

beforeEach(async () => {
  received = [];
  server = createServer((request, response) => {
    const respondTo = async () => {
      received.push({ method: request.method, url: request.url, type: request.headers["content-type"], body: await bodyOf(request) });
      answer(request, response);
    };
    void respondTo();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const respond = (status: number, body?: string, type = "application/json") => {
  answer = (_, response) => response.writeHead(status, { "Content-Type": type }).end(body);
};
const respondWith = async (made: Response) => respond(made.status, await made.text(), made.headers.get("content-type") ?? "");

describe("calling the API from the browser", () => {
  test("sends the body as JSON to the path below /api/v1, and gives back what came", async () => {
    respond(200, '{"id":1}');
    expect(await call("PUT", "/annotations/x", { note: "é" })).toEqual({ ok: true, value: { id: 1 } });
    expect(received).toEqual([{ method: "PUT", url: "/api/v1/annotations/x", type: "application/json", body: '{"note":"é"}' }]);
  });

  test("sends no body and no media type where there is none, and takes 204 for nothing", async () => {
    respond(204);
    expect(await call("DELETE", "/annotations/x")).toEqual({ ok: true, value: null });
    expect(received).toEqual([{ method: "DELETE", url: "/api/v1/annotations/x", type: undefined, body: "" }]);
  });

  test("hands back a problem as the server meant it, with its fields and the state that won", async () => {
    const problem = { code: "conflict", detail: "Changed.", fields: [{ path: "note", message: "No." }], current: { version: 3 } } as const;
    await respondWith(problemResponse({ ...problem, fields: [...problem.fields] }));
    expect(await call("PATCH", "/annotations/x", {})).toEqual({ ok: false, problem });
  });

  test.each([
    ["a page instead of a problem", 502, "<html>Bad gateway</html>", "text/html"],
    ["nothing at all", 500, "", "text/plain"],
    ["JSON that is no problem", 500, "null", "application/json"],
    ["a code that it does not know", 418, '{"code":"teapot"}', "application/problem+json"],
    ["a code that is no code of ours but a word of the language", 500, '{"code":"constructor"}', "application/problem+json"],
  ])("has a sentence of its own when it gets %s", async (_, status, body, type) => {
    respond(status, body, type);
    const answered = await call("GET", "/shows");
    expect(answered).toMatchObject({ ok: false, problem: { code: "internal", detail: "The server could not do this. Please try again." } });
  });

  test("never throws: an answer cut off, no answer and a call that was given up are problems as well", async () => {
    answer = (_, response) => response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" }).write('{"a":', () => response.destroy());
    const cut = await call("GET", "/shows");
    answer = (request) => request.socket.destroy();
    const none = await call("GET", "/shows");
    const given = await call("GET", "/shows", undefined, AbortSignal.abort());
    for (const result of [cut, none, given]) expect(result).toMatchObject({ ok: false, problem: { code: "internal", detail: expect.stringMatching(/cannot be reached/) as string } });
  });
});
