import { XMLBuilder } from "fast-xml-parser";

export type FeedEntry = {
  /** A UUID. */
  id: string;
  title: string;
  author: string;
  url: string;
  published: Date;
  updated: Date;
  tags: string[];
  /** As HTML, already safe. */
  html: string;
};

export type Feed = {
  /** A UUID, which stays when the address changes. */
  id: string;
  title: string;
  /** Where links within the entries begin. */
  origin: string;
  /** Its own address, and that of the page that it follows. */
  selfUrl: string;
  pageUrl: string;
  updated: Date;
  entries: FeedEntry[];
};

/** What XML 1.0 has no place for, not even escaped. */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const clean = (text: string) => text.toWellFormed().replaceAll(notXml, "\ufffd");

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", suppressEmptyNode: true });

const link = (rel: string, href: string, type: string) => ({ "@rel": rel, "@href": clean(href), "@type": type });

const entry = ({ id, title, author, url, published, updated, tags, html }: FeedEntry) => ({
  id: `urn:uuid:${id}`,
  title: clean(title),
  author: { name: clean(author) },
  link: link("alternate", url, "text/html"),
  published: published.toISOString(),
  updated: updated.toISOString(),
  category: tags.map((tag) => ({ "@term": clean(tag) })),
  content: { "@type": "html", "#text": clean(html) },
});

/** A feed as Atom (RFC 4287). */
export const printAtom = ({ id, title, origin, selfUrl, pageUrl, updated, entries }: Feed): string =>
  builder.build({
    "?xml": { "@version": "1.0", "@encoding": "utf-8" },
    feed: {
      "@xmlns": "http://www.w3.org/2005/Atom",
      "@xml:base": clean(origin),
      id: `urn:uuid:${id}`,
      title: clean(title),
      link: [link("self", selfUrl, "application/atom+xml"), link("alternate", pageUrl, "text/html")],
      updated: updated.toISOString(),
      generator: "Gloss",
      entry: entries.map(entry),
    },
  });
