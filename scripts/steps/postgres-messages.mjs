// What a PostgreSQL client sends, cut into the pieces that must not be torn apart.

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
const LONGEST_OPENING = 10_000;

// After these the server answers; until one of them comes, a client has only said half of what it wants.
const ENDS_A_BATCH = new Set(["Q", "S", "H", "F", "c", "f", "p", "X"].map((letter) => letter.charCodeAt(0)));

/** @param {string} letter @param {Buffer} body */
function message(letter, body) {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export const SYNC = message("S", Buffer.alloc(0));
export const ROLLBACK = message("Q", Buffer.from("ROLLBACK\0"));
export const ASK_FOR_PASSWORD = message("R", Buffer.from([0, 0, 0, 3]));
export const WRONG_PASSWORD = message("E", Buffer.from("SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed\0\0"));

/**
 * The first message of a connection: its length and its code, with no letter before them.
 * @param {Buffer} bytes
 * @returns {{ kind: "encryption" | "cancel" | "startup" | "nonsense", bytes: Buffer, rest: Buffer } | null} null while incomplete
 */
export function takeOpening(bytes) {
  if (bytes.length < 8) return null;
  const length = bytes.readUInt32BE(0);
  if (length < 8 || length > LONGEST_OPENING) return { kind: "nonsense", bytes, rest: Buffer.alloc(0) };
  if (bytes.length < length) return null;
  return { kind: openingKind(bytes.readUInt32BE(4)), bytes: bytes.subarray(0, length), rest: bytes.subarray(length) };
}

/** @param {number} code */
function openingKind(code) {
  if (code === SSL_REQUEST || code === GSS_REQUEST) return "encryption";
  return code === CANCEL_REQUEST ? "cancel" : "startup";
}

/**
 * Every message up to the first that asks for an answer.
 * @param {Buffer} bytes
 * @returns {{ bytes: Buffer, last: string, rest: Buffer } | null} null while incomplete
 */
export function takeBatch(bytes) {
  let end = 0;
  while (bytes.length >= end + 5) {
    const letter = bytes.readUInt8(end);
    end += 1 + bytes.readUInt32BE(end + 1);
    if (bytes.length < end) return null;
    if (ENDS_A_BATCH.has(letter)) {
      return { bytes: bytes.subarray(0, end), last: String.fromCharCode(letter), rest: bytes.subarray(end) };
    }
  }
  return null;
}

/** @param {Buffer} bytes one password message */
export function passwordIn(bytes) {
  return bytes.toString("utf8", 5, bytes.length - 1);
}
