import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeNext } from "./paths";

describe("where to go after signing in", () => {
  test.each([
    ["/", "/"],
    ["/groups", "/groups"],
    ["/shows/a/b?x=1&y=2#p-3", "/shows/a/b?x=1&y=2#p-3"],
    ["/join/a-token_1", "/join/a-token_1"],
    ["/shows/caf%C3%A9", "/shows/caf%C3%A9"],
    ["/shows/café", "/shows/caf%C3%A9"],
    ["/a?next=//evil.example", "/a?next=//evil.example"],
    ["/a/../b", "/b"],
  ])("is %j, which stays within this site: %j", (next, path) => {
    expect(safeNext(next)).toBe(path);
  });

  test.each([
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example",
    "/\t/evil.example", "/\n/evil.example", "/\r\\evil.example", "\t//evil.example", " //evil.example",
    "/.//evil.example", "/..//evil.example", "/a/..//evil.example", "/./\\evil.example", "/%2e//evil.example", "/.\t//evil.example",
    "https://evil.example", "HTTP://evil.example", "http:evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)", "data:text/html,x", "mailto:a@example.org", "evil.example", "@evil.example", ".", "?x", "#x", "",
    "/\u0000/evil.example\u0000//", "／／evil.example", "//[", "//user@evil.example:80/", "/\u2028/../..//evil.example",
  ])("is home for %j, which could lead elsewhere or nowhere", (next) => {
    const path = safeNext(next);
    expect(new URL(path, "http://gloss.invalid").origin).toBe("http://gloss.invalid");
    expect(path.includes("evil") ? path : "/").toMatch(/^\/(?![/\\])/);
    if (!next.startsWith("/") || /^[/\\\s]{2}/.test(next)) expect(path).toBe("/");
  });

  test.each([undefined, null, 1, ["/groups"], { toString: () => "/groups" }])("is home for %j, which is no text", (next) => {
    expect(safeNext(next)).toBe("/");
  });

  test("is a path within this site, whatever comes", () => {
    const pieces = fc.constantFrom("/", "\\", ".", "..", "//", ":", "@", "?", "#", "%2f", "%2e", "\t", "\n", "evil.example", "http:", "é", "\ud800");
    const anything = fc.oneof(fc.string(), fc.array(pieces, { maxLength: 8 }).map((parts) => `/${parts.join("")}`));
    fc.assert(
      fc.property(anything, (next) => {
        const path = safeNext(next);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(new URL(path, "https://gloss.example").host).toBe("gloss.example");
        expect(safeNext(path)).toBe(path);
      }),
      { numRuns: 2_000 },
    );
  });
});
