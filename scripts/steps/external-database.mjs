import pg from "pg";
import { errorCode, Failure } from "./failure.mjs";

const PATIENCE_MS = 8000;

/** Where a database is, without what opens it. @param {string} url */
export function placeOf(url) {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${searchParams.get("host") ?? (hostname || "localhost")}:${port || 5432}${pathname}`;
}

/** @param {string} code @param {string} message */
function reasonFor(code, message) {
  if (code === "ECONNREFUSED" || code === "ENOENT") return "nothing listens there";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "its host has no address";
  if (/timeout/i.test(message) || code === "ETIMEDOUT") return "it does not answer";
  if (code === "28P01" || code === "28000") return "it refuses this user or password";
  if (code === "3D000") return "there is no database of that name; create it first";
  if (code === "42501") return "its user lacks the permission";
  return message || code;
}

/** @param {string} url @param {unknown} error */
export function databaseFailure(url, error) {
  const message = error instanceof Error ? error.message : String(error);
  const reason = reasonFor(errorCode(error), message);
  return new Failure(
    `The database at ${placeOf(url)} cannot be used (${reason}): check DATABASE_URL, or leave it unset to use the embedded database.`,
    { cause: error },
  );
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @param {string} url */
export async function requireReachable(url) {
  try {
    await withClient(url, (client) => client.query("SELECT 1"));
  } catch (error) {
    throw databaseFailure(url, error);
  }
}
