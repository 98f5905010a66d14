import MarkdownIt from "markdown-it";
import type { StateBlock, StateCore, StateInline, Token } from "markdown-it";
import { withoutOverrides, withoutTurns } from "./characters";
import { mentionAt, readMentions, writtenName } from "./mentions";
import type { NameOf } from "./mentions";
import { bareAddresses, pointIdOf, titleOf } from "./point-links";

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

/** What a renderer knows beside the note itself. */
export type NoteContext = {
  /** How those who are mentioned are called now; else they go by the name that was written. */
  nameOf?: NameOf;
  /** What a point says and where it is read; null for one that is not known. */
  pointOf?: (id: string) => { text: string; href: string } | null;
};

function mention(state: StateInline, silent: boolean): boolean {
  mentionAt.lastIndex = state.pos;
  const [whole, name, id] = mentionAt.exec(state.src) ?? [];
  if (whole === undefined || name === undefined || id === undefined) return false;
  if (!silent) state.push("mention", "", 0).meta = { id, name: writtenName(name) };
  state.pos += whole.length;
  return true;
}
markdown.inline.ruler.before("link", "mention", mention);
markdown.renderer.rules.mention = (tokens, index, _options, env) => {
  const { id, name } = tokens[index]!.meta as { id: string; name: string };
  const known = (env as NoteContext).nameOf?.(id);
  return `<bdi class="mention">@${markdown.utils.escapeHtml(withoutTurns(known ?? name))}</bdi>`;
};

/** Addresses of points that stand in the text as they are become links. */
function linkPoints(state: StateCore, text: Token): Token[] {
  const made: Token[] = [];
  const make = (type: string, tag: string, nesting: -1 | 0 | 1) => {
    const token = new state.Token(type, tag, nesting);
    made.push(token);
    return token;
  };
  let at = 0;
  for (const { start, end, href } of bareAddresses(text.content)) {
    make("text", "", 0).content = text.content.slice(at, start);
    Object.assign(make("link_open", "a", 1), { attrs: [["href", href]], markup: "linkify" });
    make("text", "", 0).content = href;
    make("link_close", "a", -1);
    at = end;
  }
  make("text", "", 0).content = text.content.slice(at);
  return made;
}

/** Links to points lead to where the reader is and, where the writer gave them no words, say what the point says. */
function namePoints(children: Token[], { pointOf }: NoteContext) {
  for (const [index, token] of children.entries()) {
    if (token.type !== "link_open") continue;
    const id = pointIdOf(String(token.attrGet("href") ?? ""));
    const point = id ? pointOf?.(id) : null;
    if (!point) continue;
    token.attrSet("href", point.href);
    token.attrSet("class", "point-ref");
    const words = children[index + 1];
    if (words?.type === "text" && (token.markup === "linkify" || token.markup === "autolink")) words.content = titleOf(point.text);
  }
}

markdown.core.ruler.push("points", (state) => {
  const context = state.env as NoteContext;
  for (const block of state.tokens) {
    if (!block.children) {
      block.content = readMentions(block.content, context.nameOf);
      continue;
    }
    let depth = 0;
    block.children = block.children.flatMap((token) => {
      depth += token.type === "link_open" ? 1 : token.type === "link_close" ? -1 : 0;
      if (token.type === "code_inline") token.content = readMentions(token.content, context.nameOf);
      return token.type === "text" && depth === 0 ? linkPoints(state, token) : [token];
    });
    namePoints(block.children, context);
  }
});

/**
 * A note's Markdown as HTML. Raw HTML in it comes out as text, links lead to the web, to mail or within the site, and
 * nothing in it overrides the direction in which it is read.
 */
export const renderMarkdown = (source: string, context: NoteContext = {}): string => markdown.render(withoutOverrides(source), { ...context });

/** A note's words without the signs of its Markdown, in one line. */
export const plainText = (source: string): string =>
  markdown
    .parse(withoutOverrides(source), {})
    .map(({ content, children }) => children?.map((token) => (token.type.endsWith("break") ? " " : token.content)).join("") ?? content)
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
