import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refuse } from "@/lib/errors";
import type { ProblemCode } from "@/lib/errors";
import { create, decide, discard, edit, remove, restore, retry } from "./acts";
import { contentOf } from "./content";
import type { Request } from "./steps";
import { annotation, change, Device, TestServer, twoDevices } from "./testing";
import type { Weather } from "./testing";
import type { Content } from "./types";

describe("two devices of one author", () => {
  test("lose no text of each other's: it is on the server, kept for a decision, or was seen by whoever replaced it", () => {
    const happening = fc.record({ on: fc.constantFrom("desk" as const, "phone" as const), what: fc.constantFrom<Weather | "write" | "delete" | "refetch">("write", "delete", "refetch", "fine", "request lost", "answer lost") });
    const keptBy = ({ unsent }: Device) => [unsent?.wanted?.note, unsent?.trouble?.kind === "conflict" && unsent.trouble.theirs.note];
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 14 }), (happenings) => {
        const { server, ...devices } = twoDevices();
        const written = ["as it was"];
        const replaced = new Set<string>();
        for (const { on, what } of happenings) {
          const device = devices[on];
          if (what === "refetch") device.refetch();
          else if (what !== "write" && what !== "delete") device.send(what);
          else if (device.shown) {
            replaced.add(device.shown.note);
            if (what === "delete") device.act(remove(device.shown));
            else change(device, { note: written[written.push(`text ${written.length}`) - 1] });
          }
        }
        for (const device of [devices.desk, devices.phone]) device.drain();
        const kept = [server.live?.note, ...keptBy(devices.desk), ...keptBy(devices.phone)];
        expect(written.filter((text) => !replaced.has(text) && !kept.includes(text))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each<[string, Partial<Content>, Partial<Content>]>([
    ["text and tags", { note: "from the desk" }, { tags: ["phone"] }],
    ["colour and kind", { colour: "pink" }, { kind: "question" }],
    ["text and audience", { note: "from the desk" }, { audiences: ["group"] }],
    ["tags on both", { tags: ["desk"] }, { tags: ["phone"] }],
  ])("that change %s end with both changes, in whatever order they arrive", (_, atDesk, onPhone) => {
    for (const deskIsFirst of [true, false]) {
      const { server, desk, phone } = twoDevices();
      change(desk, atDesk);
      change(phone, onPhone);
      for (const device of deskIsFirst ? [desk, phone] : [phone, desk]) device.drain();
      const tags = [...(atDesk.tags ?? []), ...(onPhone.tags ?? [])].sort();
      const held = server.live!;
      expect({ ...held, tags: held.tags.toSorted() }).toMatchObject({ ...atDesk, ...onPhone, tags });
      expect([desk.unsent, phone.unsent]).toEqual([null, null]);
    }
  });

  test("that change the same text come into conflict on the later one, which ends as its author decides", () => {
    for (const choice of ["mine", "theirs", "both"] as const) {
      const { server, desk, phone } = twoDevices();
      change(phone, { note: "theirs" });
      phone.drain();
      change(desk, { note: "mine" });
      desk.drain();
      expect(desk.unsent).toMatchObject({ wanted: { note: "mine" }, trouble: { kind: "conflict", theirs: { note: "theirs" } } });
      expect(server.live).toMatchObject({ note: "theirs", version: 2 });
      desk.act(decide({ ...contentOf(desk.shown!), note: choice }));
      desk.drain();
      expect(desk.unsent).toBeNull();
      expect([server.live!.note, desk.shown!.note]).toEqual([choice, choice]);
    }
  });

  test.each([
    ["deletes it all the same", (desk: Device) => desk.act(retry), null],
    ["keeps it", (desk: Device) => desk.act(decide(contentOf(desk.shown!))), "changed"],
    ["takes the deletion back", (desk: Device) => desk.act(restore(annotation({ note: "as it was", kind: "note" }), null)), "changed"],
  ])("of which one deletes what the other has changed: nothing is deleted before its author sees what it says now, and %s", (_, decided, note) => {
    const { server, desk, phone } = twoDevices();
    change(phone, { note: "changed" });
    phone.drain();
    desk.act(remove(desk.shown!));
    desk.drain();
    expect(desk.unsent).toMatchObject({ wanted: null, trouble: { kind: "conflict", theirs: { note: "changed" } } });
    expect([server.live?.note, desk.shown?.note]).toEqual(["changed", "changed"]);
    decided(desk);
    desk.drain();
    expect(desk.unsent).toBeNull();
    expect(server.live?.note ?? null).toBe(note);
  });

  test("of which one deletes what the other restored: it is deleted", () => {
    const { server, desk, phone } = twoDevices();
    phone.act(remove(phone.shown!));
    phone.drain();
    phone.act(restore(annotation({ note: "as it was", kind: "note" }), phone.done));
    phone.drain();
    desk.act(remove(desk.shown!));
    desk.drain();
    expect([server.live, desk.unsent]).toEqual([null, null]);
  });

  test("of which one deleted what the other changes: the change is kept, and trying again brings it back", () => {
    const { server, desk, phone } = twoDevices();
    phone.act(remove(phone.shown!));
    phone.drain();
    change(desk, { note: "changed" });
    desk.drain();
    expect(desk.unsent?.trouble).toMatchObject({ kind: "refused", problem: { code: "not-found" } });
    expect(desk.shown).toMatchObject({ note: "changed" });
    desk.act(retry);
    desk.drain();
    expect(server.live).toMatchObject({ note: "changed" });
    expect(desk.unsent).toBeNull();
  });
});

describe("two tabs of one browser", () => {
  test("that change the same text before it is sent come into conflict as well", () => {
    const { server, desk } = twoDevices();
    const seenInBoth = desk.shown!;
    desk.act(edit(seenInBoth, { ...contentOf(seenInBoth), note: "in the one" }));
    desk.act(edit(seenInBoth, { ...contentOf(seenInBoth), note: "in the other" }));
    expect(desk.unsent?.trouble).toMatchObject({ kind: "conflict", theirs: { note: "in the one" } });
    expect(desk.send()).toBe(false);
    desk.act(decide({ ...contentOf(desk.shown!), note: "in the one" }));
    desk.drain();
    expect(server.live).toMatchObject({ note: "in the one", version: 2 });
  });

  test("of which one edits what was sent meanwhile change it, and do not make it again", () => {
    const server = new TestServer();
    const device = new Device(server);
    device.act(create(annotation({ note: "new", kind: "note" }, 0)));
    const shownUnsent = device.shown!;
    device.drain();
    device.act(edit(shownUnsent, { ...contentOf(shownUnsent), note: "changed" }));
    device.drain();
    expect(server.live).toMatchObject({ note: "changed", version: 2 });
    expect(device.unsent).toBeNull();
  });
});

describe("what the server refuses", () => {
  const refusing = (device: Device, code: ProblemCode, isRefused: (request: Request) => boolean = () => true) => {
    const answer = device.server.answer.bind(device.server);
    device.server.answer = (request) => (isRefused(request) ? refuse(code, "No.") : answer(request));
    return () => void (device.server.answer = answer);
  };

  test.each<ProblemCode>(["invalid", "forbidden", "not-yours", "too-large", "malformed", "gone", "taken"])("with %s stays as it was written, and is not sent again by itself", (code) => {
    const { desk } = twoDevices();
    const accept = refusing(desk, code);
    change(desk, { note: "wanted" });
    desk.drain();
    expect(desk.unsent).toMatchObject({ wanted: { note: "wanted" }, trouble: { kind: "refused", problem: { code, detail: "No." } } });
    accept();
    desk.drain();
    expect(desk.server.live?.note).toBe("as it was");
    desk.act(code === "invalid" ? discard : retry);
    desk.drain();
    expect(desk.unsent).toBeNull();
    expect(desk.server.live?.note).toBe(code === "invalid" ? "as it was" : "wanted");
  });

  test.each<ProblemCode>(["internal", "too-many", "not-signed-in"])("with %s is sent again", (code) => {
    const { desk } = twoDevices();
    const accept = refusing(desk, code);
    change(desk, { note: "wanted" });
    desk.send();
    expect(desk.unsent).toMatchObject({ wanted: { note: "wanted" }, trouble: null });
    accept();
    desk.drain();
    expect(desk.server.live?.note).toBe("wanted");
  });

  test.each<ProblemCode>(["forbidden", "not-yours", "not-found"])("of an audience, with %s, is created for its author, and only the publishing is refused", (code) => {
    const device = new Device(new TestServer());
    const isForGroup = ({ path, body }: Request) => path.startsWith("/audiences/group") || ((body as Content | undefined)?.audiences ?? []).includes("group");
    refusing(device, code, isForGroup);
    device.act(create(annotation({ note: "for both", kind: "note", audiences: ["link", "group"] }, 0)));
    device.drain();
    expect(device.server.live).toMatchObject({ note: "for both", audiences: ["link"] });
    expect(device.unsent?.trouble).toMatchObject({ kind: "refused", problem: { code } });
    device.act(discard);
    device.drain();
    expect(device.unsent).toBeNull();
    expect(device.shown).toMatchObject({ audiences: ["link"] });
  });
});
