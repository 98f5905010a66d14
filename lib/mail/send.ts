import "server-only";
import { createTransport } from "nodemailer";
import { env } from "@/lib/env";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** What stands before the @ of its Message-ID, the same for the same mail. */
  id?: string;
  headers?: Record<string, string>;
};

/** Sends one mail through SMTP_URL. Throws when no mail server is configured or it does not take the mail. */
export async function sendMail({ id, ...mail }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env();
  if (!SMTP_URL) throw new Error("SMTP_URL is not set.");
  const host = new URL(NEXTAUTH_URL ?? "http://localhost").hostname;
  await createTransport(SMTP_URL).sendMail({ from: MAIL_FROM ?? `Gloss <gloss@${host}>`, messageId: id && `<${id}@${host}>`, ...mail });
}
