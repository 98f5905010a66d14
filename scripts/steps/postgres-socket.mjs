// PGlite is one PostgreSQL session in this process. This lets several clients share it over a socket as if each had
// its own: one at a time, never changing over between the first message of a query and its last, nor inside a
// transaction. PGlite's own socket package changes over between any two messages; as soon as a query is large enough
// to arrive in two pieces, another client's query can slip in between, and its values end up in the wrong statement.
import { createServer } from "node:net";
import {
  ASK_FOR_PASSWORD,
  passwordIn,
  ROLLBACK,
  SYNC,
  takeBatch,
  takeOpening,
  WRONG_PASSWORD,
} from "./postgres-messages.mjs";

/**
 * @typedef {object} Session
 * @property {(bytes: Buffer, hear: (answer: Uint8Array) => void) => Promise<void>} exec
 * @property {() => boolean} inTransaction
 */

/** Who may talk to the session now; the others wait in the order in which they asked. */
class Turn {
  /** @type {Client | null} */
  holder = null;
  /** @type {{ client: Client, go: (value: void) => void }[]} */
  waiting = [];

  /** @param {Client} client */
  async take(client) {
    if (this.holder === client) return;
    if (this.holder === null) this.holder = client;
    else await new Promise((go) => this.waiting.push({ client, go }));
  }

  /** @param {Client} client */
  give(client) {
    if (this.holder !== client) return;
    const next = this.waiting.shift();
    this.holder = next?.client ?? null;
    next?.go();
  }
}

class Client {
  /** @type {Buffer} */
  pending = Buffer.alloc(0);
  /** @type {Buffer | null} the opening, kept until the password has come */
  opening = null;
  started = false;
  gone = false;
  /** @type {Promise<void> | null} */
  working = null;

  /**
   * @param {import("node:net").Socket} socket
   * @param {Session} session
   * @param {Turn} turn
   * @param {string | undefined} password
   */
  constructor(socket, session, turn, password) {
    this.socket = socket;
    this.session = session;
    this.turn = turn;
    this.password = password;
  }

  /** @param {Buffer} bytes */
  async receive(bytes) {
    this.pending = this.pending.length ? Buffer.concat([this.pending, bytes]) : bytes;
    if (this.working) return;
    this.working = this.work();
    await this.working;
    this.working = null;
  }

  async work() {
    while (!this.gone && (this.started || this.opening ? await this.nextBatch() : await this.nextOpening()));
  }

  /** @returns {Promise<boolean>} whether there may be more to do */
  async nextOpening() {
    const opening = takeOpening(this.pending);
    if (!opening) return false;
    this.pending = opening.rest;
    // The socket never leaves this computer, so there is nobody to encrypt against.
    if (opening.kind === "encryption") this.socket.write("N");
    else if (opening.kind !== "startup") this.socket.destroy();
    else if (this.password === undefined) await this.start(opening.bytes);
    else {
      this.opening = opening.bytes;
      this.socket.write(ASK_FOR_PASSWORD);
    }
    return true;
  }

  /** @returns {Promise<boolean>} */
  async nextBatch() {
    const batch = takeBatch(this.pending);
    if (!batch) return false;
    this.pending = batch.rest;
    if (this.opening) await this.checkPassword(batch.bytes, this.opening);
    else if (batch.last === "X") this.socket.end();
    else await this.run(batch.bytes, batch.last !== "H");
    return true;
  }

  /** @param {Buffer} bytes @param {Buffer} opening */
  async checkPassword(bytes, opening) {
    this.opening = null;
    if (passwordIn(bytes) === this.password) await this.start(opening);
    else this.socket.end(WRONG_PASSWORD);
  }

  /** @param {Buffer} opening */
  async start(opening) {
    this.started = true;
    await this.run(opening, true);
  }

  /**
   * @param {Buffer} bytes
   * @param {boolean} complete false when the client wants answers before it has said everything
   */
  async run(bytes, complete) {
    await this.turn.take(this);
    // The session reuses its memory, so what is handed to the socket has to be a copy.
    if (!this.gone) await this.session.exec(bytes, (answer) => this.socket.write(Buffer.from(answer)));
    if (complete && !this.session.inTransaction()) this.turn.give(this);
  }

  /** A client that vanishes in the middle leaves the session as its disconnecting would leave a server: rolled back. */
  async leave() {
    this.gone = true;
    await this.working;
    if (this.turn.holder !== this) return;
    await this.session.exec(SYNC, () => {});
    if (this.session.inTransaction()) await this.session.exec(ROLLBACK, () => {});
    this.turn.give(this);
  }
}

/**
 * @param {Session} session
 * @param {import("node:net").ListenOptions} address
 * @param {{ password?: string, onBroken: (error: unknown) => void }} options onBroken: the session itself has died
 */
export async function servePostgres(session, address, { password, onBroken }) {
  const turn = new Turn();
  /** @type {Map<import("node:net").Socket, Promise<void>>} */
  const clients = new Map();
  let broken = false;
  const fail = (/** @type {unknown} */ error) => {
    if (broken) return;
    broken = true;
    for (const socket of clients.keys()) socket.destroy();
    onBroken(error);
  };
  const server = createServer((socket) => {
    const client = new Client(socket, session, turn, password);
    const left = new Promise((resolve) => socket.once("close", resolve)).then(() => client.leave());
    clients.set(socket, left.catch(fail).finally(() => clients.delete(socket)));
    socket.on("data", (bytes) => client.receive(/** @type {Buffer} */ (bytes)).catch(fail));
    socket.on("error", () => socket.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => resolve(undefined));
  });
  return {
    address: server.address(),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of clients.keys()) socket.destroy();
      await closed;
      // In a session that has died, whoever was waiting for a turn waits for ever.
      if (!broken) await Promise.all(clients.values());
    },
  };
}
