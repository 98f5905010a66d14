import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startMailServer } from "../../e2e/support/mail";
import type { MailServer } from "../../e2e/support/mail";
import type { UserViewer } from "@/lib/access/viewer";
import { createAnnotation } from "@/lib/annotations/mutations";
import { db } from "@/lib/db";
import type { MailPeriod } from "@/lib/db/generated/enums";
import { endMembership } from "@/lib/groups/members";
import { printMention } from "@/lib/mentions";
import type { BuiltEpisode, BuiltGroup } from "@/lib/testing/factories";
import { buildEpisode, buildGroup, buildUser, newAnnotation, newId, unique, valueOf } from "@/lib/testing/factories";
import { markRead } from "./mutations";
import { findNotifications } from "./queries";
import { changeSettings, readSettings } from "./settings";

const DAY_MS = 24 * 60 * 60 * 1000;
const origin = "https://gloss.example.org";

let mail: MailServer;
let [ada, ben]: UserViewer[] = [];
let email = "";
let group: BuiltGroup;
let episode: BuiltEpisode;

/** The modules as a process has them that was started with this mail server; each call starts another process. */
async function startProcess(SMTP_URL = mail.url) {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries({ SMTP_URL, NEXTAUTH_URL: origin, NEXTAUTH_SECRET: "s".repeat(32) })) vi.stubEnv(name, value);
  const [{ sendDue }, unsubscribing] = [await import("./mailing"), await import("./unsubscribing")];
  return { sendDue, ...unsubscribing };
}

beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
});
beforeEach(async () => {
  // Nobody else's e-mail is due.
  await db.notification.deleteMany();
  await db.groupNotification.deleteMany();
  email = `${unique("ben")}@example.org`;
  [ada, ben] = [await buildUser({ name: "Ada <b>Founder</b>" }), await buildUser({ name: "Ben", email })];
  group = await buildGroup([[ada, "owner"], [ben, "member"]]);
  episode = await buildEpisode();
});

/** A moment of the day that is so many days from now, in UTC: what is written in a test is written today. */
const inDays = (days: number, hours = 8) => new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS + days * DAY_MS + hours * 3_600_000);
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const nextMonday = () => inDays(7 - ((new Date().getUTCDay() + 6) % 7));

const write = async (note = "A note.") => valueOf(await createAnnotation(ada!, newId(), newAnnotation(episode, { note, audiences: [group.audienceId] })));
const ask = () => write(`Ask ${printMention(ben!)} & <i>others</i>.`);
const want = async (period: MailPeriod) => valueOf(await changeSettings(ben!, { mail: period }));
const received = () => mail.allTo(email).length;

describe("what is new, by e-mail", () => {
  test("has a text and an HTML part, each with what happened, where it is and the way out", async () => {
    const { sendDue, unsubscribeToken } = await startProcess();
    await ask();
    expect(await sendDue(inDays(1))).toBe(1);
    const { subject, text, html, headers, messageId } = mail.mailTo(email)!;
    const { id } = (await findNotifications(ben!))[0]!;
    const unsubscribeUrl = `${origin}/api/unsubscribe/${unsubscribeToken(ben!.id)}`;
    expect(subject).toBe(`Ada <b>Founder</b> mentioned you on “${episode.slug}”`);
    expect(text).toContain(`${subject} (${group.slug})\n> Ask @Ben & <i>others</i>.\n${origin}/notifications/${id}\n`);
    expect(text).toContain(unsubscribeUrl);
    expect(html).toContain(`<a href="${origin}/notifications/${id}">Ada &lt;b&gt;Founder&lt;/b&gt; mentioned you on “${episode.slug}”</a>`);
    expect(html).toContain("Ask @Ben &amp; &lt;i&gt;others&lt;/i&gt;.");
    expect(html).toContain(`<a href="${unsubscribeUrl}">Unsubscribe</a>`);
    expect(headers.get("list")).toMatchObject({ unsubscribe: { url: unsubscribeUrl }, "unsubscribe-post": { name: "List-Unsubscribe=One-Click" } });
    expect(messageId).toMatch(/^<notifications\..+@gloss\.example\.org>$/);
  });

  test("comes once a day by itself: not before the day is over, all of it together, and nothing twice", async () => {
    const { sendDue } = await startProcess();
    for (let count = 0; count < 12; count++) await write();
    await ask();
    expect(await sendDue(inDays(0, 23))).toBe(0);
    expect(await sendDue(inDays(1))).toBe(1);
    expect(mail.mailTo(email)?.subject).toMatch(/^Ada <b>Founder<\/b> mentioned you on .+, and 1 more$/);
    expect(mail.mailTo(email)?.text).toContain(`Ada <b>Founder</b> published 12 annotations on “${episode.slug}”`);
    expect(await sendDue(inDays(1, 20))).toBe(0);
    expect(await sendDue(inDays(2))).toBe(0);
    expect(received()).toBe(1);
  });

  test("comes at once when it has been gathered for a minute, in one mail, and what follows in another", async () => {
    const { sendDue } = await startProcess();
    await want("at_once");
    for (let count = 0; count < 12; count++) await write();
    expect(await sendDue(inMinutes(0.5))).toBe(0);
    expect(await sendDue(inMinutes(1.1))).toBe(1);
    expect(await sendDue(inMinutes(3))).toBe(0);
    await ask();
    expect(await sendDue(inMinutes(5))).toBe(1);
    expect(received()).toBe(2);
  });

  test("comes once a week, on Monday, or never", async () => {
    const { sendDue } = await startProcess();
    await want("weekly");
    await ask();
    expect(await sendDue(new Date(nextMonday().getTime() - DAY_MS))).toBe(0);
    expect(await sendDue(nextMonday())).toBe(1);
    await want("never");
    await write();
    expect(await sendDue(inDays(14))).toBe(0);
    await want("daily");
    expect(await sendDue(inDays(14))).toBe(0);
    expect(received()).toBe(1);
  });

  test("is one after days on which nobody was there to send it", async () => {
    const { sendDue } = await startProcess();
    await ask();
    await db.notification.updateMany({ data: { at: inDays(-3) } });
    await write();
    expect(await sendDue(inDays(5))).toBe(1);
    expect(await sendDue(inDays(5, 9))).toBe(0);
    expect(mail.mailTo(email)?.subject).toContain(", and 1 more");
  });

  test("is sent by one of several processes, and not again by one that was started anew", async () => {
    const processes = [await startProcess(), await startProcess(), await startProcess()];
    await ask();
    const sent = await Promise.all(processes.map(({ sendDue }) => sendDue(inDays(1))));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
    await write();
    await db.notification.updateMany({ data: { at: inDays(0) } });
    expect(await (await startProcess()).sendDue(inDays(1, 9)), "this period has had its e-mail").toBe(0);
    expect(received()).toBe(1);
    expect(await (await startProcess()).sendDue(inDays(2))).toBe(1);
  });

  test("that a process took on and died over comes with the next one", async () => {
    const { sendDue } = await startProcess();
    await ask();
    await db.notificationSettings.create({ data: { userId: ben!.id, period: inDays(1, 0) } });
    expect(await sendDue(inDays(1))).toBe(0);
    expect(await sendDue(inDays(2))).toBe(1);
  });

  test("says nothing of what was read, of what can no longer be read, and of what made-up people do", async () => {
    const { sendDue } = await startProcess();
    await ask();
    valueOf(await markRead(ben!, { until: inMinutes(1).toISOString(), notifications: [] }));
    expect(await sendDue(inDays(1))).toBe(0);
    await ask();
    valueOf(await endMembership(ben!, group.id, ben!.id));
    expect(await sendDue(inDays(2))).toBe(0);
    await db.membership.updateMany({ where: { userId: ben!.id }, data: { leftAt: null } });
    await db.user.update({ where: { id: ada!.id }, data: { isDemo: true } });
    expect(await sendDue(inDays(3))).toBe(0);
    await db.user.update({ where: { id: ada!.id }, data: { isDemo: false } });
    await db.user.update({ where: { id: ben!.id }, data: { isDemo: true } });
    expect(await sendDue(inDays(4))).toBe(0);
    expect(received()).toBe(0);
    await db.user.update({ where: { id: ben!.id }, data: { isDemo: false } });
    expect(await sendDue(inDays(5))).toBe(1);
  });

  test("that the mail server does not take is kept and tried again, ever more seldom", async () => {
    const broken = await startProcess("smtp://127.0.0.1:1");
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await ask();
    const at = (minutes: number) => new Date(inDays(1).getTime() + minutes * 60_000);
    for (const minutes of [0, 0.5, 1, 2, 3]) expect(await broken.sendDue(at(minutes))).toBe(0);
    expect(logged, "at 0, 1 and 3").toHaveBeenCalledTimes(3);
    logged.mockRestore();
    const { sendDue } = await startProcess();
    expect(await sendDue(at(6))).toBe(0);
    expect(await sendDue(at(7))).toBe(1);
    expect(await sendDue(at(60))).toBe(0);
  });
});

describe("unsubscribing", () => {
  test("takes a token that only the e-mail has, and ends it", async () => {
    const { sendDue, unsubscribe, unsubscribeToken, isUnsubscribeToken } = await startProcess();
    const token = unsubscribeToken(ben!.id);
    const forged = [`${ada!.id}.${token.split(".")[1]}`, token.slice(0, -1), `${token}x`, ben!.id, "", "..", `${ben!.id}.`];
    for (const one of forged) {
      expect(isUnsubscribeToken(one)).toBe(false);
      expect(await unsubscribe(one)).toMatchObject({ ok: false, problem: { code: "not-found" } });
    }
    expect((await readSettings(ada!)).mail).toBe("daily");
    await ask();
    valueOf(await unsubscribe(token));
    valueOf(await unsubscribe(token));
    expect((await readSettings(ben!)).mail).toBe("never");
    expect(await sendDue(inDays(1))).toBe(0);
    expect((await findNotifications(ben!)).length).toBe(1);
  });
});
