// Prisma's own schema engine, compiled to WebAssembly. Its native build is a
// download that not every network allows; this one comes with the packages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const require = createRequire(import.meta.url);
/** @type {Promise<typeof import("@prisma/schema-engine-wasm")> | undefined} */
let loading;

/** The package expects a bundler that can import `.wasm`; Node has to instantiate it by hand. */
async function instantiate() {
  const glueFile = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(path.join(path.dirname(glueFile), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

/**
 * Runs `work` with an engine connected through the adapter, and lets go of it afterwards.
 * @template T
 * @param {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} adapter
 * @param {(engine: import("@prisma/schema-engine-wasm").SchemaEngine) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSchemaEngine(adapter, work) {
  loading ??= instantiate();
  const { SchemaEngine } = await loading;
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  try {
    return await work(engine);
  } catch (error) {
    throw bound.errorRegistry.consumeError?.(error?.id)?.error ?? error;
  } finally {
    engine.free();
  }
}
