import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotations/schema";
import { create, edit, remove, restore } from "./acts";
import { contentOf } from "./content";
import { annotation, blank, change, Device, stored, TestServer, twoDevices } from "./testing";
import type { Weather } from "./testing";
import type { Content } from "./types";

/* What an author may do to one annotation, as the interface lets them: to what it shows. */

type Deed = { kind: "edit"; change: Partial<Content> } | { kind: "audience"; id: string } | { kind: "remove" } | { kind: "restore" };

const word = fc.constantFrom("", "one", "two", " three ", "four\r\nfive");
const changes = fc.record(
  {
    note: word,
    colour: fc.constantFrom("yellow" as const, "pink" as const),
    kind: fc.constantFrom("question" as const, "agree" as const),
    tags: fc.uniqueArray(fc.constantFrom("a", "b", " c"), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("edit" as const), change: changes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("audience" as const), id: fc.constantFrom("group", "link") }) },
  fc.constant({ kind: "remove" } as const),
  fc.constant({ kind: "restore" } as const),
);
const weather = fc.constantFrom<Weather>("fine", "request lost", "answer lost");
const event = fc.oneof(
  deed.map((done) => ({ deed: done, sending: null, during: [] as Deed[] })),
  fc.record({ deed: fc.constant(null), sending: weather, during: fc.array(deed, { maxLength: 2 }) }),
);

const toggled = (list: string[], id: string) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);

/** What someone would expect to see who does one thing after the other with nothing in between. */
class Author {
  expected: Content | null = { ...blank, kind: "question" };
  #removed = annotation(this.expected!, 0);

  constructor(readonly device: Device) {
    device.act(create(this.#removed));
  }

  do(one: Deed): void {
    const { shown } = this.device;
    expect(shown !== null).toBe(this.expected !== null);
    if (one.kind === "restore") this.#restore();
    else if (shown && this.expected) this.#change(one, shown, this.expected);
  }

  #restore(): void {
    if (this.expected) return;
    this.expected = contentOf(this.#removed);
    this.device.act(restore(this.#removed, this.device.done));
  }

  #change(one: Exclude<Deed, { kind: "restore" }>, shown: Annotation, expected: Content): void {
    if (one.kind === "remove") {
      this.#removed = shown;
      this.expected = null;
      return this.device.act(remove(shown));
    }
    const change = one.kind === "edit" ? one.change : { audiences: toggled(expected.audiences, one.id) };
    this.expected = { ...expected, ...change };
    this.device.act(edit(shown, { ...contentOf(shown), ...change }));
  }
}

const inOrder = (content: Content | null) => content && { ...contentOf(content), audiences: content.audiences.toSorted() };

describe("what an author does to an annotation", () => {
  test("comes to the same on the server whether it is sent one by one or all at once, whatever gets lost on the way", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const server = new TestServer();
        const device = new Device(server);
        const author = new Author(device);
        for (const { deed, sending, during } of events) {
          if (deed) author.do(deed);
          if (sending) device.send(sending, () => during.forEach((one) => author.do(one)));
          expect(device.unsent?.trouble ?? null).toBeNull();
        }
        device.drain();
        expect(device.unsent).toBeNull();
        expect(inOrder(server.live)).toEqual(inOrder(author.expected && stored(author.expected)));
        expect(device.shown).toEqual(server.live);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what is sent", () => {
  const methods = (device: Device) => {
    const sent: string[] = [];
    const answer = device.server.answer.bind(device.server);
    device.server.answer = (request) => {
      sent.push(request.method);
      return answer(request);
    };
    device.drain();
    return sent;
  };

  test.each<[string, (device: Device) => void, string[]]>([
    ["a creation with all its edits", (device) => change(device, { note: "more", kind: "note", audiences: ["group"] }), ["PUT"]],
    ["a creation that was deleted", (device) => device.act(remove(device.shown!)), []],
    ["one that was deleted and brought back", (device) => ((shown) => (device.act(remove(shown)), device.act(restore(shown, device.done))))(device.shown!), ["PUT"]],
  ])("of %s", (_, act, sent) => {
    const device = new Device(new TestServer());
    device.act(create(annotation({}, 0)));
    act(device);
    expect(methods(device)).toEqual(sent);
  });

  test.each<[string, (device: Device) => void, string[]]>([
    ["two edits", (device) => (change(device, { note: "one" }), change(device, { note: "two" })), ["PATCH"]],
    ["an edit that was taken back", (device) => (change(device, { note: "one" }), change(device, { note: "as it was" })), []],
    ["an edit, then a deletion", (device) => (change(device, { note: "one" }), device.act(remove(device.shown!))), ["DELETE"]],
    ["a deletion that was taken back", (device) => ((shown) => (device.act(remove(shown)), device.act(restore(shown, null))))(device.shown!), []],
    ["a text meant for others", (device) => change(device, { note: "for the group", audiences: ["group"] }), ["PATCH", "POST"]],
    ["nothing at all", (device) => change(device, {}), []],
  ])("of %s", (_, act, sent) => {
    const { desk } = twoDevices();
    act(desk);
    expect(methods(desk)).toEqual(sent);
  });

  test("takes a text back from an audience before it changes it", () => {
    const { server, desk } = twoDevices();
    server.row = annotation({ note: "for all", kind: "note", audiences: ["group"] });
    desk.refetch();
    change(desk, { note: "for me alone", audiences: [] });
    expect(methods(desk)).toEqual(["DELETE", "PATCH"]);
  });
});
