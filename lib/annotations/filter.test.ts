import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countChoices, everything, facets, filterAnnotations, fold, isFiltering, NO_AUDIENCE, parseFilter, printFilter, toggled } from "./filter";
import type { Accords, Agreement, Filter, Known } from "./filter";
import { colours, kinds } from "./schema";
import type { Annotation } from "./schema";

const target = (quote: string) => ({ pointId: "p", revisionId: "r", start: 0, end: 1, quote, prefix: "", suffix: "" });

const annotation = (id: string, data: Partial<Annotation> & { by?: string; on?: string } = {}): Annotation => {
  const { by = "ada", on = "", ...rest } = data;
  return {
    id, episodeId: "e", author: { id: by, name: by === "ada" ? "Ada Founder" : "Bén Member" }, kind: "note", colour: "yellow", colourName: null, note: "", tags: [],
    targets: [target(on)], audiences: [], unread: false, version: 1, createdAt: "", updatedAt: "", ...rest,
  };
};

const list = [
  annotation("a", { note: "Über alles", tags: ["models", "cost"], on: "Scout and Maverick" }),
  annotation("b", { kind: "question", colour: "blue", audiences: ["seminar"], note: "What does it cost?" }),
  annotation("c", { by: "ben", kind: "question", colour: "pink", audiences: ["seminar"], tags: ["cost"], unread: true }),
  annotation("d", { by: "ben", kind: "agree", audiences: ["seminar", "link"], tags: ["models"], unread: true, note: "ＦＵＬＬ width" }),
  annotation("e", { by: "ben", kind: "highlight", colour: "blue", audiences: ["seminar"], on: "full-duplex voice" }),
];
/** Ada’s first is alone on its point, Bén’s agreement is against one of hers, and three people are on the last. */
const accords: Accords = {
  me: "ada",
  of: new Map([
    ["a", { people: 1, isDisputed: false }],
    ["b", { people: 2, isDisputed: true }],
    ["c", { people: 1, isDisputed: false }],
    ["d", { people: 2, isDisputed: true }],
    ["e", { people: 3, isDisputed: false }],
  ]),
};
const nothing: Known = { accords: null, talked: new Set() };
const knowing: Known = { accords, talked: new Set(["b", "c"]) };
const shownBy = (filter: Partial<Filter>, known = nothing) => [...filterAnnotations(list, { ...everything, ...filter }, known).shown].join("");

describe("what a filter shows", () => {
  test.each<[Partial<Filter>, string]>([
    [{}, "abcde"],
    [{ people: ["ben"] }, "cde"],
    [{ people: ["ada", "ben"] }, "abcde"],
    [{ people: ["nobody"] }, ""],
    [{ kinds: ["question"] }, "bc"],
    [{ kinds: ["question", "agree"] }, "bcd"],
    [{ kinds: ["question"], people: ["ben"] }, "c"],
    [{ colours: ["blue"] }, "be"],
    [{ colours: ["blue"], kinds: ["agree"] }, ""],
    [{ tags: ["models"] }, "ad"],
    [{ tags: ["models", "cost"] }, "acd"],
    [{ audiences: [NO_AUDIENCE] }, "a"],
    [{ audiences: ["link"] }, "d"],
    [{ audiences: ["link", NO_AUDIENCE] }, "ad"],
    [{ unread: true }, "cd"],
    [{ unread: true, tags: ["cost"] }, "c"],
    [{ text: "cost" }, "abc"],
    [{ text: "  COST  what " }, "b"],
    [{ text: "uber" }, "a"],
    [{ text: "maverick" }, "a"],
    [{ text: "ben" }, "cde"],
    [{ text: "full" }, "de"],
    [{ text: "full", unread: true }, "d"],
    [{ text: ".*" }, ""],
    [{ text: "   " }, "abcde"],
  ])("%j: %s", (filter, shown) => {
    expect(shownBy(filter)).toBe(shown);
  });
});

test.each<[Partial<Filter>, string]>([
  [{ unread: true }, "bcd"],
  [{ unread: true, people: ["ada"] }, "b"],
])("where something is said under them that is unread, %j: %s", (filter, shown) => {
  expect(shownBy(filter, knowing)).toBe(shown);
});

test.each<[Partial<Filter>, string]>([
  [{ agreement: 2 }, "bde"],
  [{ agreement: 3 }, "e"],
  [{ agreement: 4 }, ""],
  [{ agreement: "mine" }, "a"],
  [{ agreement: "disputed" }, "bd"],
  [{ agreement: "disputed", people: ["ben"] }, "d"],
  [{ agreement: 2, text: "full" }, "de"],
])("by agreement, %j: %s", (filter, shown) => {
  expect(shownBy(filter, knowing)).toBe(shown);
  expect(filterAnnotations(list, { ...everything, agreement: filter.agreement ?? null }, nothing).shown.size, "before the summary is there").toBe(list.length);
});

describe("the counts beside the choices", () => {
  const countsBy = (filter: Partial<Filter>) => {
    const { unread } = filterAnnotations(list, { ...everything, ...filter }, nothing);
    const counts = countChoices(list, { ...everything, ...filter }, nothing);
    return { ...Object.fromEntries(facets.map((facet) => [facet, Object.fromEntries(counts[facet])])), unread };
  };

  test("without a filter count everything", () => {
    expect(countsBy({})).toEqual({
      people: { ada: 2, ben: 3 },
      kinds: { note: 1, question: 2, agree: 1, highlight: 1 },
      colours: { yellow: 2, blue: 2, pink: 1 },
      tags: { models: 2, cost: 2 },
      audiences: { [NO_AUDIENCE]: 1, seminar: 4, link: 1 },
      unread: 2,
    });
  });

  test("in a facet do not depend on what is chosen in it, but on all the rest", () => {
    expect(countsBy({ people: ["ben"] })).toMatchObject({ people: { ada: 2, ben: 3 }, kinds: { question: 1, agree: 1, highlight: 1 }, unread: 2 });
    expect(countsBy({ people: ["ben"], kinds: ["question"] })).toMatchObject({ people: { ada: 1, ben: 1 }, kinds: { question: 1, agree: 1, highlight: 1 }, tags: { cost: 1 }, unread: 1 });
    expect(countsBy({ text: "cost", unread: true })).toMatchObject({ people: { ada: 0, ben: 1 }, kinds: { question: 1, agree: 0 }, unread: 1 });
  });

  const filters = fc.record({
    people: fc.subarray(["ada", "ben", "nobody"]), kinds: fc.subarray(["question", "agree", "action"]), colours: fc.subarray(["yellow", "blue"]),
    tags: fc.subarray(["models", "cost"]), audiences: fc.subarray(["seminar", "link", NO_AUDIENCE]), unread: fc.boolean(), agreement: fc.constantFrom<Agreement | null>(null, "mine", "disputed", 2), text: fc.constantFrom("", "cost", "full"),
  });

  test("say how many choosing only that one would show", () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...facets), (filter, facet) => {
        const counts = countChoices(list, filter, knowing);
        for (const choice of ["ada", "ben", "question", "agree", "blue", "models", "cost", "seminar", NO_AUDIENCE]) {
          if (filterAnnotations(list, { ...everything, [facet]: [choice] }, knowing).shown.size === 0) continue;
          const alone = filterAnnotations(list, { ...filter, [facet]: [choice] }, knowing);
          expect(counts[facet].get(choice) ?? 0).toBe(alone.shown.size);
        }
        const { unread } = filterAnnotations(list, filter, knowing);
        expect(unread).toBe(filterAnnotations(list, { ...filter, unread: true }, knowing).shown.size);
      }),
    );
  });
});

describe("a filter in an address", () => {
  test.each<[Partial<Filter>, string]>([
    [{}, ""],
    [{ kinds: ["question", "check"], tags: ["Llama 4"], unread: true }, "kind.question,kind.check,tag.Llama%204,new"],
    [{ agreement: 3, kinds: ["agree"] }, "kind.agree,agreement.3"],
    [{ agreement: "disputed" }, "agreement.disputed"],
    [{ people: ["x"], audiences: [NO_AUDIENCE], colours: ["pink"], text: "a, b." }, "by.x,colour.pink,to.none,text.a%2C%20b."],
  ])("%j is %s", (filter, printed) => {
    expect(printFilter({ ...everything, ...filter })).toBe(printed);
    expect(parseFilter(printed)).toEqual({ ...everything, ...filter });
  });

  test.each<[string, Partial<Filter>]>([
    ["kind.rant,colour.orange,size.big,tag.,tag,.x,,kind.question,kind.question", { kinds: ["question"] }],
    ["tag.%E0%A4%A,text.%,new", { unread: true }],
    ["__proto__.x,constructor.y,toString", {}],
    ["agreement.1,agreement.0,agreement.-2,agreement.1e9,agreement.theirs", {}],
    ["tag.a.b", { tags: ["a.b"] }],
  ])("of %s is understood what can be", (printed, filter) => {
    expect(parseFilter(printed)).toEqual({ ...everything, ...filter });
  });

  test("is read as it was written", () => {
    const word = fc.string({ minLength: 1, unit: "grapheme" }).filter((value) => value.isWellFormed());
    const filters = fc.record({
      people: fc.uniqueArray(fc.uuid()), kinds: fc.subarray<string>(kinds), colours: fc.subarray<string>(colours), tags: fc.uniqueArray(word), audiences: fc.uniqueArray(fc.uuid()),
      unread: fc.boolean(), agreement: fc.oneof(fc.constantFrom<Agreement | null>(null, "mine", "disputed"), fc.integer({ min: 2, max: 99 })), text: word.filter((value) => value.trim() !== ""),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter);
        expect(parseFilter(new URLSearchParams(new URLSearchParams({ notes: printFilter(filter) }).toString()).get("notes")!)).toEqual(filter);
      }),
    );
  });
});

describe("choosing", () => {
  test("adds a choice and takes it away", () => {
    const once = toggled(everything, "tags", "models");
    expect(once.tags).toEqual(["models"]);
    expect(toggled(once, "tags", "cost").tags).toEqual(["models", "cost"]);
    expect(toggled(once, "tags", "models")).toEqual(everything);
    expect([isFiltering(everything), isFiltering(once), isFiltering({ ...everything, text: " " }), isFiltering({ ...everything, unread: true })]).toEqual([false, true, false, true]);
  });
});

test.each([["ÉÈ", "ee"], ["Straße", "straße"], ["ﬁ ①", "fi 1"], ["שָׁלוֹם", "שלום"], ["ДОМ", "дом"]])("%s is compared as %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});
