import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { MockInstance } from "vitest";
import { z } from "zod";
import { addressOf } from "@/lib/auth/address";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { operation } from "./operation";
import { serve } from "./serve";

const echo = operation({
  id: "echo",
  method: "POST",
  path: "/things/{thing}",
  summary: "Says what it was given",
  auth: "anyone",
  params: z.object({ thing: z.uuid() }),
  query: z.object({ page: z.coerce.number().int().optional() }),
  body: z.object({ name: z.string().min(1, "Please give a name."), tags: z.array(z.string()).default([]) }),
  maxBytes: 1_000,
  response: z.unknown(),
  run: async ({ viewer, params, query, body, address }) => ok({ viewer, params, query, body, address }),
});

const answering = (result: () => Promise<Result<unknown>>, response: z.ZodType | undefined = z.unknown()) =>
  serve(operation({ id: "answer", method: "GET", path: "/answer", summary: "", auth: "anyone", response, run: result as () => Promise<Result<never>> }));

const thing = "01890000-0000-7000-8000-000000000000";
type Sent = { method?: string; body?: string; query?: string; headers?: Record<string, string> };

const request = ({ method = "POST", body, query = "", headers = {} }: Sent) =>
  new Request(`http://gloss.invalid/api/v1/things/${thing}${query}`, { method, body, headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers } });
const context = (params: Record<string, string> = { thing }) => ({ params: Promise.resolve(params) });
const post = (sent: Sent, params?: Record<string, string>) => serve(echo)(request({ body: '{"name":"x"}', ...sent }), context(params));

async function expectProblem(response: Response, status: number, code: string) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = (await response.json()) as { status: number; code: string; title: string; detail: string };
  expect([response.status, body.status, body.code]).toEqual([status, status, code]);
  expect(body.title).not.toBe("");
  expect(body.detail).not.toBe("");
  return body;
}

describe("an operation that is served", () => {
  test("gets what was asked, checked and with what is left out filled in", async () => {
    const response = await post({ query: "?page=3", headers: { "X-Forwarded-For": "1.1.1.1, 2.2.2.2" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      viewer: { kind: "nobody" },
      params: { thing },
      query: { page: 3 },
      body: { name: "x", tags: [] },
      address: "2.2.2.2",
    });
  });

  test("answers 204 and nothing when it has nothing to say", async () => {
    const response = await serve(
      operation({ id: "quiet", method: "DELETE", path: "/quiet", summary: "", auth: "anyone", run: async () => ok(null) }),
    )(request({ method: "DELETE" }), context({}));
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  test("refuses with the problem that it returned", async () => {
    const refused = answering(async () => refuse("too-many", "Wait a little.", { retryAfter: 60 }));
    const response = await refused(request({ method: "GET" }), context({}));
    expect(response.headers.get("retry-after")).toBe("60");
    await expectProblem(response, 429, "too-many");
  });

  test.each([
    ["{", 400, "malformed"],
    ["", 400, "malformed"],
    [`{"name":"${"a".repeat(1_000)}"}`, 413, "too-large"],
    ["{}", 422, "invalid"],
    ['{"name":""}', 422, "invalid"],
    ['{"name":"x","tags":"y"}', 422, "invalid"],
    ["[]", 422, "invalid"],
    ["null", 422, "invalid"],
  ])("answers the body %j with %i %s", async (body, status, code) => {
    await expectProblem(await post({ body }), status, code);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded"])("answers a body of type %s with 400", async (type) => {
    await expectProblem(await post({ headers: { "Content-Type": type } }), 400, "malformed");
  });

  test("names each field that was refused, and why", async () => {
    const body = await expectProblem(await post({ body: '{"name":"","tags":["a",1]}' }), 422, "invalid");
    expect(body).toMatchObject({ detail: "Please give a name.", errors: [{ path: "name", message: "Please give a name." }, { path: "tags.1" }] });
  });

  test.each(["?page=x", "?page=1.5"])("answers the query %s with 422", async (query) => {
    await expectProblem(await post({ query }), 422, "invalid");
  });

  test.each(["", "1", "../me", "01890000-0000-7000-8000-00000000000g"])("answers an address with the id %j as if nothing were there", async (id) => {
    await expectProblem(await post({}, { thing: id }), 404, "not-found");
  });
});

describe("an operation for those who are signed in", () => {
  const secret = serve({ ...echo, auth: "user" } as never);

  test("answers 401 before it looks at anything else", async () => {
    for (const body of ['{"name":"x"}', "{", "a".repeat(5_000)]) {
      const response = await secret(request({ body }), context({ thing: "no id" }));
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      await expectProblem(response, 401, "not-signed-in");
    }
  });

  test.each(["Basic YTpi", "Bearer", "Bearer ", "Bearer a b", "gloss_x", "", "Bearer not-one-of-ours"])("answers 401 to the authorization %j, and so does any other", async (authorization) => {
    for (const handler of [secret, serve(echo)])
      await expectProblem(await handler(request({ body: '{"name":"x"}', headers: { Authorization: authorization } }), context()), 401, "not-signed-in");
  });
});

describe("a request from a page of another site", () => {
  const own = { Host: "gloss.example" };
  test.each<Record<string, string>>([
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { ...own, Origin: "https://evil.example" },
    { ...own, Origin: "https://gloss.example.evil.example" },
    { ...own, Origin: "https://gloss.example:8443" },
    { ...own, Origin: "null" },
    { Origin: "https://gloss.example" },
  ])("is refused where it would change something: %j", async (headers) => {
    await expectProblem(await post({ headers }), 403, "forbidden");
  });

  test.each<Record<string, string>>([
    { "Sec-Fetch-Site": "same-origin" },
    { "Sec-Fetch-Site": "none" },
    { "Sec-Fetch-Site": "same-origin", Origin: "https://behind.a.proxy" },
    { ...own, Origin: "https://gloss.example" },
    {},
  ])("is taken for one of ours with %j", async (headers) => {
    expect((await post({ headers })).status).toBe(200);
  });

  test("may read what everyone may read", async () => {
    const handler = answering(async () => ok("public"));
    expect((await handler(request({ method: "GET", headers: { "Sec-Fetch-Site": "cross-site" } }), context({}))).status).toBe(200);
  });
});

describe("an operation that fails", () => {
  let logged: MockInstance;
  beforeEach(() => {
    logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterEach(() => logged.mockRestore());

  test.each([
    new Error("connect ECONNREFUSED postgresql://gloss:hunter2@10.0.0.7:5432"),
    Object.assign(new Error("Unique constraint failed"), { code: "P2002", meta: { target: ["hunter2"] } }),
    "hunter2",
    undefined,
  ])("answers 500 without a word of the reason, which goes to the log", async (reason) => {
    const handler = answering(() => Promise.reject(reason as Error));
    const response = await handler(request({ method: "GET" }), context({}));
    const body = await expectProblem(response, 500, "internal");
    expect(JSON.stringify([body, [...response.headers]])).not.toMatch(/hunter2|postgres|P2002|constraint|stack|lib\//i);
    expect(logged).toHaveBeenCalledWith("GET /answer", reason);
  });
});

describe("the client's address", () => {
  test.each([
    [{ "x-forwarded-for": "1.1.1.1" }, "1.1.1.1"],
    [{ "x-forwarded-for": "6.6.6.6, 1.1.1.1 ,  2.2.2.2 " }, "2.2.2.2"],
    [{ "x-forwarded-for": "" }, "unknown"],
    [{ "x-forwarded-for": "1.1.1.1," }, "unknown"],
    [{}, "unknown"],
    [undefined, "unknown"],
  ])("as headers %j tell it is %s: the one that the nearest proxy saw", (headers, address) => {
    expect(addressOf(headers as Record<string, string>)).toBe(address);
    if (headers) expect(addressOf(new Headers(headers as Record<string, string>))).toBe(address);
  });
});
