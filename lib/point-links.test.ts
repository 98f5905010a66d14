import { describe, expect, test } from "vitest";
import { bareAddresses, pointIdOf, pointIdsIn, titleOf, withoutOrigin } from "./point-links";

const id = "01900000-0000-7000-8000-00000000000a";
const other = "01900000-0000-7000-8000-00000000000b";

test.each([
  [`#p-${id}`, id],
  [`/shows/a-show/7-talk#p-${id}`, id],
  [`/groups/readers-1/a-show/7-talk#p-${id}`, id],
  [`/shows/a/b?notes=new#p-${id}`, id],
  [`/shows/a#p-${id}`, null],
  [`/shows/a/b/c#p-${id}`, null],
  [`/shows/a/b#p-nothing`, null],
  [`https://example.org/shows/a/b#p-${id}`, null],
  [`//example.org/shows/a/b#p-${id}`, null],
  [`/v/token#p-${id}`, null],
  [`/shows/a/b#p-${id}x`, null],
])("%s leads to the point %s", (href, point) => {
  expect(pointIdOf(href)).toBe(point);
});

test.each([
  [`see /shows/a/b#p-${id}.`, [`/shows/a/b#p-${id}`]],
  [`/shows/a/b#p-${id} and /groups/g/a/b#p-${other}`, [`/shows/a/b#p-${id}`, `/groups/g/a/b#p-${other}`]],
  [`https://evil.example/shows/a/b#p-${id}`, []],
  [`x/shows/a/b#p-${id}`, []],
  [`/shows/a/b#p-${id}x #p-${id}`, []],
])("in %j stand %j", (text, hrefs) => {
  expect(bareAddresses(text).map(({ href }) => href)).toEqual(hrefs);
  for (const { start, end, href } of bareAddresses(text)) expect(text.slice(start, end)).toBe(href);
});

describe("addresses of this installation", () => {
  const origin = "https://gloss.example.org";
  test.each([
    [`${origin}/shows/a/b#p-${id}`, `/shows/a/b#p-${id}`],
    [`[it](${origin}/shows/a/b#p-${id})`, `[it](/shows/a/b#p-${id})`],
    [`${origin}/settings`, `${origin}/settings`],
    [`https://glossXexample.org/shows/a/b#p-${id}`, `https://glossXexample.org/shows/a/b#p-${id}`],
    [`${origin}:81/shows/a/b#p-${id}`, `${origin}:81/shows/a/b#p-${id}`],
  ])("%s is kept as %s", (note, kept) => {
    expect(withoutOrigin(note, origin)).toBe(kept);
  });
});

test.each([
  ["Short enough", "Short enough"],
  ["  in\none   line ", "in one line"],
  ["word ".repeat(30), `${"word ".repeat(15)}word…`],
  ["x".repeat(100), `${"x".repeat(80)}…`],
  [`${"x".repeat(79)}😀y`, `${"x".repeat(79)}…`],
])("%j is called %j", (text, title) => {
  expect(titleOf(text)).toBe(title);
});

test("the points of a note are named once", () => {
  expect(pointIdsIn(`#p-${id} /shows/a/b#p-${other} [x](#p-${id}) #p-none`)).toEqual([id, other]);
});
