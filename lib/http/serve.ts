import "server-only";
import type { z } from "zod";
import { addressOf } from "@/lib/auth/address";
import { notFound, ok, refuse } from "@/lib/errors";
import type { Problem, Result } from "@/lib/errors";
import { noteChange } from "@/lib/live/live";
import { readJson } from "./body";
import { eventStreamResponse } from "./event-stream";
import type { Opening } from "./event-stream";
import type { AnyOperation } from "./operation";
import { problemResponse } from "./problem";
import { askingOf } from "./viewer";

type Context = { params: Promise<Record<string, string | string[] | undefined>> };

const invalid = (error: z.ZodError) => {
  const fields = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return refuse("invalid", fields[0]?.message ?? "The request is not valid.", { fields });
};

/** A query's parameters; one that is there several times is a list. */
function queryOf({ url }: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(url);
  const all = [...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)] as const);
  return Object.fromEntries(all.map(([key, values]) => [key, values.length > 1 ? values : (values[0] ?? "")]));
}

const parse = (schema: z.ZodType | undefined, value: unknown): Result<unknown> => {
  if (!schema) return ok(undefined);
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : invalid(parsed.error);
};

/** Runs an operation for whoever makes the request, with what it asks for. */
export async function runOperation(it: AnyOperation, request: Request, context: Context): Promise<Result<unknown>> {
  const asking = await askingOf(request);
  if (!asking.ok) return asking;
  const { viewer, credential } = asking.value;
  if (it.auth === "user" && viewer.kind !== "user") return refuse("not-signed-in", "Sign in to do this.");
  // An id that is not even of an id's form is simply not there.
  const params = parse(it.params, await context.params);
  if (!params.ok) return notFound("address");
  const query = parse(it.query, queryOf(request));
  if (!query.ok) return query;
  const read = it.body ? await readJson(request, it.maxBytes) : ok(undefined);
  if (!read.ok) return read;
  const body = parse(it.body, read.value);
  if (!body.ok) return body;
  const address = addressOf(request.headers);
  return it.run({ viewer, credential, params: params.value, query: query.value, body: body.value, address });
}

/** A body that nobody has read stands in the way of the connection's next request: it ends with this answer. */
function refused(problem: Problem, request: Request): Response {
  const response = problemResponse(problem);
  if (request.body && (!request.bodyUsed || problem.code === "too-large")) response.headers.set("Connection", "close");
  return response;
}

/** The route handler of an operation. Failures become problem details; nothing internal leaves the server. */
export const serve =
  (it: AnyOperation) =>
  async (request: Request, context: Context): Promise<Response> => {
    try {
      const result = await runOperation(it, request, context);
      if (!result.ok) return refused(result.problem, request);
      if (it.method !== "GET") noteChange();
      if (it.events) return eventStreamResponse(result.value as Opening);
      if (!it.response) return new Response(null, { status: 204 });
      return Response.json(result.value, { headers: { "Cache-Control": "no-store" } });
    } catch (error) {
      console.error(`${it.method} ${it.path}`, error);
      return problemResponse({ code: "internal", detail: "The server could not do this. Please try again." });
    }
  };
