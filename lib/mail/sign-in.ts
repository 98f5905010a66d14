import "server-only";
import { letter } from "./letter";
import { sendMail } from "./send";

/** Sends the link that signs its reader in. It works once, for an hour. */
export async function sendSignInMail(to: string, url: string): Promise<void> {
  const mail = letter({
    to,
    subject: "Sign in to Gloss",
    before: ["Open this link to sign in to Gloss. It works once, for an hour."],
    link: { label: "Sign in to Gloss", url },
    after: ["If you did not ask for it, you need do nothing."],
  });
  await sendMail(mail);
}
