import MarkdownIt from "markdown-it";
import type { StateBlock } from "markdown-it";
import { withoutOverrides } from "./characters";

/** Only these kinds of address may stand behind a link. */
const SAFE_LINK = /^(?:https?:|mailto:|#|\/(?!\/))/i;

/** How deep quotes and lists are nested before what is in them is shown as it was written. A list counts as two. */
const DEEPEST = 16;

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
// An image would tell its host who reads the note.
markdown.disable("image");
// A line over a row of dashes is a line over a row of dashes.
markdown.disable("lheading");
markdown.validateLink = (url) => SAFE_LINK.test(url.trim());
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet("rel", "noopener noreferrer nofollow ugc");
  return self.renderToken(tokens, index, options);
};

// A note stands under a point or in the margin: its headings are none of the page's.
markdown.renderer.rules.heading_open = () => '<p class="note-heading">';
markdown.renderer.rules.heading_close = () => "</p>\n";

// What is wider than the note scrolls in itself, and what scrolls can be reached by keyboard.
markdown.renderer.rules.table_open = () => '<div class="note-table" role="region" aria-label="Table" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => "</table></div>\n";

/** Takes all that is nested too deep as one paragraph: the parser by itself would leave it out. */
function flat(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (silent || state.level < DEEPEST) return false;
  state.push("paragraph_open", "p", 1);
  const inline = state.push("inline", "", 0);
  inline.content = state.getLines(start, end, state.blkIndent, false).trim();
  inline.children = [];
  state.push("paragraph_close", "p", -1);
  state.line = end;
  return true;
}
markdown.block.ruler.before("table", "flat", flat);

/**
 * A note's Markdown as HTML. Raw HTML in it comes out as text, links lead to the web, to mail or within the site, and
 * nothing in it overrides the direction in which it is read.
 */
export const renderMarkdown = (source: string): string => markdown.render(withoutOverrides(source));

/** A note's words without the signs of its Markdown, in one line. */
export const plainText = (source: string): string =>
  markdown
    .parse(withoutOverrides(source), {})
    .map(({ content, children }) => children?.map((token) => (token.type.endsWith("break") ? " " : token.content)).join("") ?? content)
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
