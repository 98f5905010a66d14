import "server-only";
import { letter } from "./letter";
import { sendMail } from "./send";

type InviteMail = { to: string; from: string; group: string; url: string; expiresAt: Date };

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** Sends an invite into a group to someone who may have no account yet. */
export async function sendInviteMail({ to, from, group, url, expiresAt }: InviteMail): Promise<void> {
  const mail = letter({
    to,
    subject: `${from} invites you to ${group}`,
    before: [`${from} invites you to read with the study group “${group}” on Gloss.`],
    link: { label: `Join ${group}`, url },
    after: [`The invite is for one person, until ${day.format(expiresAt)}.`, "If you do not know the sender, you need do nothing."],
  });
  await sendMail(mail);
}
