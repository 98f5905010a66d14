import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startMailServer } from "../../e2e/support/mail";
import type { MailServer } from "../../e2e/support/mail";
import type { UserViewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import type { Role } from "@/lib/db/generated/client";
import type { BuiltGroup } from "@/lib/testing/factories";
import { buildGroup, buildUser, newId, unique, valueOf } from "@/lib/testing/factories";
import { acceptInvite } from "./joining";
import { mailInvitesSchema } from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const roles: Role[] = ["owner", "moderator", "member", "reader"];
const address = () => `${unique("guest")}@example.org`;
const terms = (emails: string[], more: object = {}) => mailInvitesSchema.parse({ emails, ...more });

let mail: MailServer;
let people: Record<Role, UserViewer>;
let group: BuiltGroup;

/** The module as a process has it that was started with these variables. */
async function withEnvironment(variables: Record<string, string>) {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return (await import("./mail-invites")).mailInvites;
}
const withMail = () => withEnvironment({ SMTP_URL: mail.url, NEXTAUTH_URL: "https://gloss.example.org" });

beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
});
beforeEach(async () => {
  people = { owner: await buildUser({ name: "Ada <b>Founder</b>" }), moderator: await buildUser(), member: await buildUser(), reader: await buildUser() };
  group = await buildGroup(roles.map((role): [UserViewer, Role] => [people[role], role]));
  await db.group.update({ where: { id: group.id }, data: { name: 'Reading "Mill" & others' } });
});

describe("invites by e-mail", () => {
  test("each have a text and an HTML part with a link of their own, good for one use", async () => {
    const mailInvites = await withMail();
    const [one, two] = [address(), address()];
    const { invites, failed } = valueOf(await mailInvites(people.owner, group.id, terms([one, two], { role: "reader", expiresInDays: 7 }), now));
    expect(failed).toEqual([]);
    expect(invites).toMatchObject([one, two].map((email) => ({ email, role: "reader", maxUses: 1, uses: 0, state: "open" })));
    for (const { email, token } of invites) {
      const { subject, text, html, from } = mail.mailTo(email!)!;
      const url = `https://gloss.example.org/join/${token}`;
      expect(from?.text).toBe('"Gloss" <gloss@gloss.example.org>');
      expect(subject).toBe('Ada <b>Founder</b> invites you to Reading "Mill" & others');
      expect(text).toContain(`\n\n${url}\n\n`);
      expect(text).toContain("The invite is for one person, until 8 March 2026.");
      expect(html).toContain(`<a href="${url}">Join Reading &quot;Mill&quot; &amp; others</a>`);
      expect(html).toContain("Ada &lt;b&gt;Founder&lt;/b&gt; invites you");
    }
    const [guest, another] = [await buildUser(), await buildUser()];
    expect(valueOf(await acceptInvite(guest, invites[0]!.token, now))).toMatchObject({ id: group.id, role: "reader" });
    expect(await acceptInvite(another, invites[0]!.token, now)).toMatchObject({ ok: false, problem: { code: "gone" } });
  });

  test.each([["owner", true], ["moderator", true], ["member", false], ["reader", false]] as const)("are the %s’s to send: %s", async (role, may) => {
    const mailInvites = await withMail();
    const guest = address();
    const answer = await mailInvites(people[role], group.id, terms([guest]), now);
    expect(answer).toMatchObject(may ? { ok: true } : { ok: false, problem: { code: "not-yours" } });
    expect(mail.mailTo(guest) !== undefined).toBe(may);
    for (const id of [group.id, newId()]) expect(await mailInvites(await buildUser(), id, terms([guest]), now)).toMatchObject({ ok: false, problem: { code: "not-found" } });
  });

  test("that the mail server does not take are named, and not kept", async () => {
    const mailInvites = await withEnvironment({ SMTP_URL: "smtp://127.0.0.1:1", NEXTAUTH_URL: "https://gloss.example.org" });
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const guest = address();
    expect(valueOf(await mailInvites(people.owner, group.id, terms([guest]), now))).toEqual({ invites: [], failed: [guest] });
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
    expect(await db.invite.count({ where: { groupId: group.id } })).toBe(0);
  });

  test("need a mail server", async () => {
    const mailInvites = await withEnvironment({ SMTP_URL: "" });
    const refused = { code: "invalid", detail: "No mail server is set up here. Make an invite link, and send it yourself." };
    expect(await mailInvites(people.owner, group.id, terms([address()]), now)).toMatchObject({ ok: false, problem: refused });
  });

  test("are limited for each sender, all or none of a request", async () => {
    const mailInvites = await withMail();
    const guests = Array.from({ length: 50 }, address);
    await db.rateLimiterFlexible.create({ data: { key: `invite-mail:${people.owner.id}`, points: 60, expire: new Date(Date.now() + 60_000) } });
    expect(await mailInvites(people.owner, group.id, terms(guests), now)).toMatchObject({ ok: false, problem: { code: "too-many" } });
    expect(mail.mailTo(guests[0]!)).toBeUndefined();
    expect(await mailInvites(people.moderator, group.id, terms(guests.slice(0, 2)), now)).toMatchObject({ ok: true });
  });
});

test.each([
  [[], "Please give at least one e-mail address."],
  [["ada@example.org", "no address"], "This is not an e-mail address."],
  [Array.from({ length: 51 }, (_, index) => `guest${index}@example.org`), "At most 50 people can be invited at once."],
])("Addresses such as %j are refused: %s", (emails, message) => {
  expect(mailInvitesSchema.safeParse({ emails }).error?.issues[0]?.message).toBe(message);
});

test("An address that is given twice, however it is spelled, gets one invite", () => {
  expect(terms([" Ada@Example.org", "ada@example.org"]).emails).toEqual(["ada@example.org"]);
});
