import MarkdownIt from "markdown-it";

/** Only these kinds of address may stand behind a link. */
const SAFE_LINK = /^(?:https?:|mailto:|#|\/(?!\/))/i;

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
// An image would tell its host who reads the note.
markdown.disable("image");
markdown.validateLink = (url) => SAFE_LINK.test(url.trim());
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet("rel", "noopener noreferrer nofollow ugc");
  return self.renderToken(tokens, index, options);
};

/** A note's Markdown as HTML. Raw HTML in it comes out as text; links lead to the web, to mail or within the site. */
export const renderMarkdown = (source: string): string => markdown.render(source);
