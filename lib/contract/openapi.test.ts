import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { problems } from "@/lib/errors";
import { contract } from "./index";
import { openApi } from "./openapi";

type Schema = Record<string, unknown>;
type Parameter = { name: string; in: string; required: boolean; schema: Schema };
type Described = {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema>; securitySchemes: Schema } };

const document = openApi() as unknown as Document;
const operations = Object.values(contract).flat();
const described = Object.entries(document.paths).flatMap(([at, methods]) => Object.entries(methods).map(([method, it]) => ({ at, method, it })));

/** Every object in a JSON value, with where it stands. */
function* objects(value: unknown, where = "#"): Generator<[string, Schema]> {
  if (typeof value !== "object" || value === null) return;
  yield [where, value as Schema];
  for (const [key, inner] of Object.entries(value)) yield* objects(inner, `${where}/${key}`);
}

const api = path.resolve(import.meta.dirname, "../../app/api/v1");
const routeOf = (at: string) => path.join(api, at.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");

describe("the description of the API", () => {
  test("is OpenAPI 3.1, the same each time, and plain JSON", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(openApi()).toEqual(document);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  test("has every operation once, under its own id, and no other", () => {
    const ids = described.map(({ it }) => it.operationId);
    expect(ids.length).toBeGreaterThan(30);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.sort()).toEqual(operations.map(({ id }) => id).sort());
    for (const { at, method, it } of described) {
      const operation = operations.find(({ id }) => id === it.operationId);
      expect([operation?.path, operation?.method.toLowerCase()]).toEqual([at, method]);
    }
  });

  test("names only schemas that it has, and has none that it never names", () => {
    const refs = [...objects(document)].flatMap(([where, { $ref }]) => (typeof $ref === "string" ? [{ where, $ref }] : []));
    expect(refs.length).toBeGreaterThan(20);
    for (const { where, $ref } of refs) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec($ref)?.[1] ?? "";
      expect([where, Object.keys(document.components.schemas)]).toEqual([where, expect.arrayContaining([name])]);
    }
    const named = new Set(refs.map(({ $ref }) => $ref.split("/").at(-1)));
    expect(Object.keys(document.components.schemas).filter((name) => !named.has(name))).toEqual([]);
  });

  test("describes a point's children as points, without end", () => {
    const children = { items: { $ref: "#/components/schemas/Point" } };
    expect(document.components.schemas.Point).toMatchObject({ properties: { children } });
  });

  test("lists every code that a problem can have", () => {
    expect(document.components.schemas.Problem).toMatchObject({ properties: { code: { enum: Object.keys(problems) } } });
  });
});

describe.each(described.map((one) => [`${one.method.toUpperCase()} ${one.at}`, one] as const))("%s", (_, { at, method, it }) => {
  const operation = operations.find(({ id }) => id === it.operationId);

  test("declares the parameters of its path, all required, and no others there", () => {
    const inPath = [...at.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const declared = it.parameters.filter((parameter) => parameter.in === "path");
    expect(declared.map(({ name }) => name).sort()).toEqual(inPath.sort());
    expect(declared.every(({ required }) => required)).toBe(true);
  });

  test("has a summary, a tag, an answer and a problem", () => {
    expect(it.summary).not.toBe("");
    expect(Object.keys(contract)).toEqual(expect.arrayContaining(it.tags));
    expect(Object.keys(it.responses).sort()).toEqual([operation?.response ? "200" : "204", "default"]);
    expect(it.responses.default?.content).toEqual({ "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } });
    const type = operation?.events ? "text/event-stream" : "application/json";
    if (operation?.response) expect(it.responses["200"]?.content?.[type]?.schema).toBeTypeOf("object");
  });

  test("says what it takes, and who may call it", () => {
    expect(it.requestBody !== undefined).toBe(operation?.body !== undefined);
    expect(it.security.length > 0).toBe(operation?.auth === "user");
    for (const scheme of it.security.flatMap((one) => Object.keys(one))) expect(document.components.securitySchemes).toHaveProperty(scheme);
    if (method === "get") expect(it.requestBody).toBeUndefined();
  });

  test("is served at its address", () => {
    const file = routeOf(at);
    expect(existsSync(file) ? file : `missing ${file}`).toBe(file);
    expect(readFileSync(file, "utf8")).toMatch(new RegExp(`export const ${method.toUpperCase()} = serve\\(\\w+\\)`));
  });
});

describe("the addresses that are served", () => {
  const files = readdirSync(api, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.ts" && !/openapi|unknown/.test(file));

  test.each(files)("%s serves what the description says is there", (file) => {
    const at = `/${path.dirname(file).split(path.sep).join("/").replaceAll("[", "{").replaceAll("]", "}")}`;
    const served = [...readFileSync(path.join(api, file), "utf8").matchAll(/export const (\w+) = serve\(/g)].map(([, method = ""]) => method.toLowerCase());
    expect(served.sort()).toEqual(Object.keys(document.paths[at] ?? {}).sort());
  });
});
