import { z } from "zod";
import { problems } from "@/lib/errors";
import { USER_HEADER } from "@/lib/http/client";
import type { AnyOperation } from "@/lib/http/operation";
import { contract } from "./index";

type Json = Record<string, unknown>;

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(problems) as [string, ...string[]]),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details. 404 is the status of what is not there, of what is not yours to see (`not-found`), and of what you see and may not do (`not-yours`)." });

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; schemas with an id are moved to `components`. */
function jsonSchema(schema: z.ZodType, io: "input" | "output", components: Json): Json {
  const { $schema: _, $defs, ...made } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json & { $defs?: Json };
  Object.assign(components, $defs);
  const id = made.id;
  if (typeof id !== "string") return made;
  components[id] = made;
  return { $ref: `#/$defs/${id}` };
}

const parametersOf = (schema: z.ZodType | undefined, where: "path" | "query", components: Json): Json[] => {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input", components) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, it]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: it,
  }));
};

/** Which user a request is meant for, so that a page left open does not act for whoever signed in since. */
const userHeader: Json = { name: USER_HEADER, in: "header", required: false, schema: { type: "string", format: "uuid" }, description: "Refuse the request unless this user makes it" };

const json = (schema: Json) => ({ content: { "application/json": { schema } } });

function successOf(it: AnyOperation, components: Json): Json {
  if (it.events) return { 200: { description: "A stream of events", content: { "text/event-stream": { schema: { type: "string" } } } } };
  if (!it.response) return { 204: { description: "Done" } };
  return { 200: { description: "Done", ...json(jsonSchema(it.response, "output", components)) } };
}

function describeOperation(it: AnyOperation, tag: string, components: Json): Json {
  const success = successOf(it, components);
  const problem = { $ref: "#/$defs/Problem" };
  return {
    operationId: it.id,
    summary: it.summary,
    tags: [tag],
    security: it.auth === "user" ? [{ session: [] }, { accessToken: [] }] : [],
    parameters: [...parametersOf(it.params, "path", components), ...parametersOf(it.query, "query", components), ...(it.auth === "user" ? [userHeader] : [])],
    ...(it.body && { requestBody: { required: true, ...json(jsonSchema(it.body, "input", components)) } }),
    responses: {
      ...success,
      default: { description: "A problem", content: { "application/problem+json": { schema: problem } } },
    },
  };
}

/** The OpenAPI 3.1 description of the HTTP API, made from the operations that serve it. */
export function openApi(): Json {
  const components: Json = {};
  jsonSchema(problemSchema, "output", components);
  const paths: Record<string, Json> = {};
  for (const [tag, operations] of Object.entries(contract))
    for (const it of operations)
      (paths[it.path] ??= {})[it.method.toLowerCase()] = describeOperation(it, tag, components);
  const document = {
    openapi: "3.1.0",
    info: { title: "Gloss", version: "1", description: "Read summaries, annotate their points, share annotated versions." },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
        accessToken: { type: "http", scheme: "bearer" },
      },
    },
  };
  return JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
