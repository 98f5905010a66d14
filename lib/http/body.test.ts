import { describe, expect, test } from "vitest";
import { DEFAULT_MAX_BYTES, readJson } from "./body";

const request = (body: BodyInit | null, type: string | null = "application/json") =>
  new Request("http://gloss.invalid/", { method: "POST", body, headers: type === null ? {} : { "Content-Type": type }, duplex: "half" } as RequestInit);
const malformed = { ok: false, problem: { code: "malformed" } };
const tooLarge = { ok: false, problem: { code: "too-large" } };

/** A body that arrives in pieces and says no length; `served` counts what was asked for. */
function stream(piece: Uint8Array, times: number) {
  const served = { pieces: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (served.pieces++ < times) controller.enqueue(piece);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, served };
}

describe("a JSON body", () => {
  test.each([
    ['{"a":[1,"é",null]}', { a: [1, "é", null] }],
    ['"text"', "text"],
    ["null", null],
    [" \n{}\t", {}],
    ["\ufeff{}", {}],
  ])("%j is read", async (body, value) => {
    expect(await readJson(request(body))).toEqual({ ok: true, value });
  });

  test.each(["application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/merge-patch+json"])("is read as %s", async (type) => {
    expect(await readJson(request("{}", type))).toEqual({ ok: true, value: {} });
  });

  test.each([null, "", "text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "text/plain; application/json"])(
    "is refused as %s",
    async (type) => {
      expect(await readJson(request(new TextEncoder().encode("{}"), type))).toMatchObject(malformed);
    },
  );

  test.each(["", "{", "{'a':1}", "{a:1}", "NaN", "undefined", "{} {}", "[1,]", "<html>"])("%j is refused", async (body) => {
    expect(await readJson(request(body))).toMatchObject(malformed);
  });

  test("that is missing is refused", async () => {
    expect(await readJson(request(null))).toMatchObject(malformed);
  });

  test("that is not UTF-8 is refused, not mended", async () => {
    expect(await readJson(request(new Uint8Array([0x22, 0xff, 0xfe, 0x22])))).toMatchObject(malformed);
    expect(await readJson(request(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])))).toMatchObject(malformed);
  });

  test("may come in pieces that part a character", async () => {
    const [first, second] = [new Uint8Array([0x22, 0xc3]), new Uint8Array([0xa9, 0x22])];
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of [first, second]) controller.enqueue(piece);
        controller.close();
      },
    });
    expect(await readJson(request(body))).toEqual({ ok: true, value: "é" });
  });

  test("may be as large as is allowed, and not a byte larger, counted in bytes", async () => {
    const sized = (bytes: number) => `"${"é".repeat((bytes - 2) / 2)}"`;
    expect(await readJson(request(sized(1_000)), 1_000)).toMatchObject({ ok: true });
    expect(await readJson(request(sized(1_002)), 1_001)).toMatchObject(tooLarge);
    expect(await readJson(request(sized(DEFAULT_MAX_BYTES)))).toMatchObject({ ok: true });
    expect(await readJson(request(sized(DEFAULT_MAX_BYTES + 2)))).toMatchObject(tooLarge);
  });

  test("that is too large is not read to its end", async () => {
    const { body, served } = stream(new Uint8Array(1_024).fill(0x20), 1_000_000);
    expect(await readJson(request(body), 10_240)).toMatchObject({ problem: { code: "too-large", detail: expect.stringContaining("10 KiB") as string } });
    expect(served.pieces).toBeLessThan(20);
  });
});
