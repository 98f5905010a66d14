import { beforeEach, describe, expect, test } from "vitest";
import type { UserViewer } from "@/lib/access/viewer";
import { annotationsIn, ownAnnotations } from "@/lib/annotations/queries";
import { buildAnnotation, buildEpisode, buildGroup, buildUser, valueOf } from "@/lib/testing/factories";
import { nameColours } from "./mutations";
import { ownColours } from "./queries";
import { nameColoursSchema } from "./schema";

let ada: UserViewer;
let ben: UserViewer;

beforeEach(async () => {
  [ada, ben] = [await buildUser(), await buildUser()];
});

describe("naming one's colours", () => {
  test("keeps the names, and takes those away that are left out or empty", async () => {
    expect(await ownColours(ada)).toEqual({});
    expect(valueOf(await nameColours(ada, { yellow: "Key claim", blue: "Evidence" }))).toEqual({ yellow: "Key claim", blue: "Evidence" });
    expect(await ownColours(ada)).toEqual({ yellow: "Key claim", blue: "Evidence" });
    expect(await ownColours(ben)).toEqual({});
    valueOf(await nameColours(ada, { yellow: "Claim", blue: "" }));
    expect(await ownColours(ada)).toEqual({ yellow: "Claim" });
  });

  test("from two places at once leaves the names of one of them", async () => {
    const both = [{ yellow: "One", green: "One" }, { yellow: "Two", pink: "Two" }];
    await Promise.allSettled(both.map((names) => nameColours(ada, names)));
    expect(both).toContainEqual(await ownColours(ada));
  });

  test("shows the author's names to those who read their annotations, and no one else's", async () => {
    const [episode, group] = [await buildEpisode(), await buildGroup([[ada, "owner"], [ben, "member"]])];
    await buildAnnotation({ author: ada, episode, publishedTo: [group.audienceId] });
    valueOf(await nameColours(ben, { yellow: "Ben's own" }));
    expect((await annotationsIn(ben, episode.id, group.audienceId)).map(({ colourName }) => colourName)).toEqual([null]);
    valueOf(await nameColours(ada, { yellow: "Key claim", green: "Other" }));
    expect((await annotationsIn(ben, episode.id, group.audienceId)).map(({ colourName }) => colourName)).toEqual(["Key claim"]);
    expect((await ownAnnotations(ada, episode.id)).map(({ colourName }) => colourName)).toEqual(["Key claim"]);
  });
});

describe("a colour's name", () => {
  test.each([
    ["  Key\tclaim ", "Key claim"], ["", ""], ["\u202eKey\u202c", "Key"], ["a".repeat(40), "a".repeat(40)], ["👩‍👩‍👧", "👩‍👩‍👧"],
  ])("%j is kept as %j", (given, kept) => {
    expect(nameColoursSchema.parse({ pink: given })).toEqual({ pink: kept });
  });

  test.each([["a".repeat(41), /at most 40/], ["a\u0000", /cannot be stored/], ["\ud800", /cannot be stored/], [5, /Please give/], [null, /Please give/]])("%j is refused", (given, why) => {
    const parsed = nameColoursSchema.safeParse({ pink: given });
    expect(parsed.error?.issues[0]?.message).toMatch(why);
  });

  test("of a colour that there is none of is passed over", () => {
    expect(nameColoursSchema.parse({ orange: "x" })).toEqual({});
  });
});
