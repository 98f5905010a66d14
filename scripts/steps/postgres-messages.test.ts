import { describe, expect, it } from "vitest";
import { passwordIn, SYNC, takeBatch, takeOpening } from "./postgres-messages.mjs";

function message(letter: string, text = "") {
  const body = Buffer.from(text);
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function opening(code: number, text = "") {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + text.length, 0);
  head.writeUInt32BE(code, 4);
  return Buffer.concat([head, Buffer.from(text)]);
}

describe("takeBatch", () => {
  const whole = Buffer.concat([message("P", "insert"), message("B", "v".repeat(300)), message("E"), SYNC]);

  it("takes a query with everything that belongs to it, and leaves the next", () => {
    const batch = takeBatch(Buffer.concat([whole, message("Q", "next")]));
    expect(batch).toMatchObject({ last: "S", bytes: whole, rest: message("Q", "next") });
  });

  it("takes nothing until the last byte is there, wherever it was cut", () => {
    for (let length = 0; length < whole.length; length++) expect(takeBatch(whole.subarray(0, length))).toBeNull();
  });

  it.each(["Q", "H", "X", "p"])("ends at %s", (letter) => {
    expect(takeBatch(Buffer.concat([message(letter), whole]))).toMatchObject({ last: letter, rest: whole });
  });
});

describe("takeOpening", () => {
  it.each([
    ["encryption", opening(80877103)],
    ["encryption", opening(80877104)],
    ["cancel", opening(80877102, "12345678")],
    ["startup", opening(196608, "user\0postgres\0\0")],
  ])("knows %s", (kind, bytes) => {
    expect(takeOpening(Buffer.concat([bytes, SYNC]))).toMatchObject({ kind, bytes, rest: SYNC });
    expect(takeOpening(bytes.subarray(0, bytes.length - 1))).toBeNull();
  });

  it("knows what is no PostgreSQL client at all", () => {
    expect(takeOpening(Buffer.from("GET / HTTP/1.1\r\n\r\n"))).toMatchObject({ kind: "nonsense" });
  });
});

it("reads a password", () => expect(passwordIn(message("p", "geheim\0"))).toBe("geheim"));
