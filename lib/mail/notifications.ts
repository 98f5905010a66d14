import "server-only";
import { escapeHtml } from "@/lib/html";
import { paragraphs } from "./letter";
import type { Mail } from "./send";

export type MailedItem = { sentence: string; place: string; excerpt: string; url: string };

type NotificationMail = {
  to: string;
  /** The same for every try at the same mail. */
  id: string;
  items: MailedItem[];
  allUrl: string;
  settingsUrl: string;
  /** Takes a POST without anyone being signed in, and shows a page that asks first. */
  unsubscribeUrl: string;
};

const subjectOf = ([first, ...more]: MailedItem[]) => `${first?.sentence}${more.length > 0 ? `, and ${more.length} more` : ""}`;

const asText = ({ sentence, place, excerpt, url }: MailedItem) => [sentence + (place && ` (${place})`), ...(excerpt ? [`> ${excerpt}`] : []), url].join("\n");

const quoted = "margin:4px 0 0;padding-left:12px;border-left:3px solid #ccc";

const asHtml = ({ sentence, place, excerpt, url }: MailedItem) =>
  `<li style="margin-bottom:16px"><a href="${escapeHtml(url)}">${escapeHtml(sentence)}</a>${place && ` (${escapeHtml(place)})`}` +
  `${excerpt && `<blockquote style="${quoted}">${escapeHtml(excerpt)}</blockquote>`}</li>`;

/** What is new to someone, in one mail, with the way out of such mail: for people, and for the button of their mail program (RFC 8058). */
export function notificationMail({ to, id, items, allUrl, settingsUrl, unsubscribeUrl }: NotificationMail): Mail {
  const link = (url: string, label: string) => `<a href="${escapeHtml(url)}">${label}</a>`;
  return {
    to,
    id,
    subject: subjectOf(items),
    text: `${[...items.map(asText), `All of it: ${allUrl}`, `How often: ${settingsUrl}\nNo more of these: ${unsubscribeUrl}`].join("\n\n")}\n`,
    html:
      `${paragraphs(["New on Gloss:"])}<ul style="padding-left:18px">${items.map(asHtml).join("")}</ul>` +
      `<p>${link(allUrl, "All notifications")}</p><p>${link(settingsUrl, "How often you hear from Gloss")} · ${link(unsubscribeUrl, "Unsubscribe")}</p>`,
    headers: { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}
