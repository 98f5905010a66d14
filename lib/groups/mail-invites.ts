import "server-only";
import type { z } from "zod";
import type { UserViewer } from "@/lib/access/viewer";
import { countAttempt } from "@/lib/auth/limits";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { ok, refuse } from "@/lib/errors";
import type { Result } from "@/lib/errors";
import { sendInviteMail } from "@/lib/mail/invite";
import { groupToInvite, insertInvite } from "./invites";
import type { MailedInvites, mailInvitesSchema } from "./schema";

/** Whether this installation can send mail. */
export const canMail = () => Boolean(env().SMTP_URL);

/**
 * Sends each address an invite of its own, good for one use. An invite whose mail the server did not take is not kept,
 * and its address comes back among those that failed.
 */
export async function mailInvites(
  viewer: UserViewer,
  groupId: string,
  { emails, ...terms }: z.output<typeof mailInvitesSchema>,
  now = new Date(),
): Promise<Result<MailedInvites>> {
  const group = await groupToInvite(viewer, groupId);
  if (!group.ok) return group;
  if (!canMail()) return refuse("invalid", "No mail server is set up here. Make an invite link, and send it yourself.");
  const counted = await countAttempt("invite-mail", viewer.id, emails.length);
  if (!counted.ok) return counted;
  const mailed: MailedInvites = { invites: [], failed: [] };
  for (const email of emails) {
    const invite = await insertInvite(viewer, groupId, { ...terms, maxUses: 1, email }, now);
    const url = new URL(`/join/${invite.token}`, env().NEXTAUTH_URL).href;
    try {
      await sendInviteMail({ to: email, from: viewer.name, group: group.value.name, url, expiresAt: new Date(invite.expiresAt) });
      mailed.invites.push(invite);
    } catch (error) {
      console.error("An invite could not be mailed:", error);
      await db.invite.delete({ where: { id: invite.id } });
      mailed.failed.push(email);
    }
  }
  return ok(mailed);
}
