import "server-only";
import { escapeHtml } from "@/lib/html";
import type { Mail } from "./send";

/** Plain paragraphs as HTML. */
export const paragraphs = (lines: string[]) => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("");

type Letter = { to: string; subject: string; before: string[]; link: { label: string; url: string }; after: string[] };

/** A mail of plain paragraphs around one link, as text and as HTML. Nothing in it is taken for markup. */
export function letter({ to, subject, before, link, after }: Letter): Mail {
  return {
    to,
    subject,
    text: `${[...before, link.url, ...after].join("\n\n")}\n`,
    html: `${paragraphs(before)}<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>${paragraphs(after)}`,
  };
}
