import net from "node:net";
import { errorCode, Failure } from "./failure.mjs";

const DEFAULT_PORT = 3000;

/**
 * Before the packages are there to validate the environment, the port at least can be read.
 * @param {string | undefined} value
 */
export function parsePort(value) {
  if (value === undefined || value === "") return DEFAULT_PORT;
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65535) return port;
  throw new Failure(`PORT must be a number from 1 to 65535, and is "${value}": change it or leave it unset.`);
}

/** @param {number} port @param {string} [host] @returns {Promise<string>} the error's code, or "" when it is free */
function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve(errorCode(error)));
    server.listen({ port, host }, () => server.close(() => resolve("")));
  });
}

/** @param {number} port */
export async function requireFreePort(port) {
  // On some systems every address can be taken while the local one is in use, and the other way round.
  const codes = [await tryPort(port), await tryPort(port, "127.0.0.1")];
  if (codes.includes("EACCES")) {
    throw new Failure(`This user may not open port ${port}: choose one above 1023, as in PORT=${DEFAULT_PORT} npm start.`);
  }
  if (codes.includes("EADDRINUSE")) {
    throw new Failure(`Port ${port} is in use by another program: stop that one, or choose another port, as in PORT=${port === 65535 ? DEFAULT_PORT : port + 1} npm start.`);
  }
}
