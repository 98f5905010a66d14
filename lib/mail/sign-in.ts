import "server-only";
import { sendMail } from "./send";

const escape = (value: string) =>
  value.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char);

/** Sends the link that signs its reader in. It works once, for an hour. */
export async function sendSignInMail(to: string, url: string): Promise<void> {
  const lines = ["Open this link to sign in to Gloss. It works once, for an hour.", "If you did not ask for it, you need do nothing."];
  await sendMail({
    to,
    subject: "Sign in to Gloss",
    text: `${lines[0]}\n\n${url}\n\n${lines[1]}\n`,
    html: `<p>${lines[0]}</p><p><a href="${escape(url)}">Sign in to Gloss</a></p><p>${lines[1]}</p>`,
  });
}
