// Next.js behind an HTTP server of our own, for one header that it sets itself and lets nobody add to.
import { createServer } from "node:http";
import next from "next";

const port = Number(process.env.PORT);

/**
 * A page differs for someone signed in, so caches have to tell requests apart by their cookies. Next.js overwrites
 * whatever a page or the configuration puts into Vary.
 * @param {import("node:http").ServerResponse} response
 */
function varyByCookie(response) {
  const setHeader = response.setHeader.bind(response);
  const withCookie = (/** @type {unknown} */ value) => (/\bcookie\b/i.test(String(value)) ? String(value) : `${value}, Cookie`);
  response.setHeader = (name, value) => setHeader(name, name.toLowerCase() === "vary" ? withCookie(value) : value);
}

const app = next({ dev: false, port });
const handle = app.getRequestHandler();
await app.prepare();

/**
 * Streams of events, once instrumentation.ts has said how; until then Next.js answers them itself.
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 * @returns {boolean} whether it was for one
 */
const handleEvents = (request, response) => /** @type {any} */ (globalThis).glossEvents?.(request, response) ?? false;

/** Longer than proxies and browsers keep a quiet connection, so that none of them sends into one that is just being closed. */
const KEEP_ALIVE_MS = 65_000;

createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
  if (handleEvents(request, response)) return;
  if (!request.url?.startsWith("/_next/")) varyByCookie(response);
  void handle(request, response);
}).listen(port);
