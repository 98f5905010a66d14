import "server-only";
import type { Mail } from "./send";

const escape = (value: string) =>
  value.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char);

type Letter = { to: string; subject: string; before: string[]; link: { label: string; url: string }; after: string[] };

/** A mail of plain paragraphs around one link, as text and as HTML. Nothing in it is taken for markup. */
export function letter({ to, subject, before, link, after }: Letter): Mail {
  const paragraphs = (lines: string[]) => lines.map((line) => `<p>${escape(line)}</p>`).join("");
  return {
    to,
    subject,
    text: `${[...before, link.url, ...after].join("\n\n")}\n`,
    html: `${paragraphs(before)}<p><a href="${escape(link.url)}">${escape(link.label)}</a></p>${paragraphs(after)}`,
  };
}
