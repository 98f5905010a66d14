import { outlineKeys } from "@/components/outline/outline-keys";
import { walk } from "@/components/outline/walking";
import { openSearch, SEARCH_KEYS } from "@/components/search/use-search-keys";
import type { Shortcut } from "@/components/ui/shortcuts";
import type { AnnotationKind } from "@/lib/db/generated/enums";
import { changeWords, type WordChange } from "./word-selection";

/** What shortcuts can have done. */
export type Deeds = {
  /** In the colour of that number from 1 on, or in the one used last. */
  highlight: (colour?: number) => void;
  note: () => void;
  as: (kind: AnnotationKind) => void;
  tags: () => void;
  audience: () => void;
  undo: () => void;
  help: () => void;
  toToolbar: () => void;
  toText: () => void;
  putAway: () => void;
  /** To the card of the first annotation on the point. */
  toCard: (point: Element) => void;
  /** To the annotation so many further in the outline's order. */
  toAnnotation: (steps: 1 | -1) => void;
  /** To the next annotation that is unread. */
  toUnread: () => void;
  toWords: (card: HTMLElement) => void;
  press: (card: HTMLElement, what: "edit" | "delete" | "audience" | "reply") => void;
};

/** What holds at the moment in which a key is pressed. */
export type Situation = {
  deeds: Deeds;
  /** The point that the focus is on. */
  point: Element | null;
  /** The card that the focus is on or in. */
  card: HTMLElement | null;
  /** Whether words are selected in the outline. */
  hasWords: boolean;
  /** Whether there is something to annotate. */
  hasSubject: boolean;
  inToolbar: boolean;
};

export type ShortcutGroup = { title: string; shortcuts: Shortcut<Situation>[] };

type Plain = Omit<Shortcut<Situation>, "keys" | "label">;

const annotate = (keys: string[], label: string, run: Plain["run"]): Shortcut<Situation> => ({ keys, label, when: ({ hasSubject, card }) => hasSubject && !card, run });

const words = (keys: string[], label: string, change: WordChange, begins = false): Shortcut<Situation> => ({
  keys,
  label,
  repeats: true,
  when: ({ point, hasWords }) => point !== null && (begins || hasWords),
  run: ({ point }) => point && changeWords(point, change),
});

const onCard = (keys: string[], label: string, run: (deeds: Deeds, card: HTMLElement) => void): Shortcut<Situation> => ({
  keys,
  label,
  when: ({ card }) => card !== null,
  run: ({ deeds, card }) => card && run(deeds, card),
});

const onPoint = ({ when, run, ...rest }: Shortcut<Element>): Shortcut<Situation> => ({
  ...rest,
  when: ({ point }) => point !== null && (!when || when(point)),
  run: ({ point }, key) => point && run(point, key),
});

/**
 * All that keys do in the reader for someone who annotates, in groups as the help shows them. Of those with the same key
 * the first that applies is taken, from top to bottom.
 */
export const shortcutGroups: ShortcutGroup[] = [
  {
    title: "With words selected, or on a point",
    shortcuts: [
      annotate(["h"], "Highlight, in the colour used last", ({ deeds }) => deeds.highlight()),
      annotate(["1", "2", "3", "4", "5"], "Highlight in the first to the fifth colour", ({ deeds }, key) => deeds.highlight(Number(key))),
      annotate(["n"], "Write a note", ({ deeds }) => deeds.note()),
      annotate(["q"], "Ask a question", ({ deeds }) => deeds.as("question")),
      annotate(["a"], "Agree", ({ deeds }) => deeds.as("agree")),
      annotate(["d"], "Disagree", ({ deeds }) => deeds.as("disagree")),
      annotate(["c"], "Check this", ({ deeds }) => deeds.as("check")),
      annotate(["x"], "Note an action", ({ deeds }) => deeds.as("action")),
      annotate(["t"], "Tag", ({ deeds }) => deeds.tags()),
      annotate(["w"], "Who sees this", ({ deeds }) => deeds.audience()),
      { keys: ["Tab"], label: "To the toolbar of the selected words", when: ({ hasSubject, hasWords, inToolbar, card }) => hasSubject && hasWords && !inToolbar && !card, run: ({ deeds }) => deeds.toToolbar() },
      { keys: ["F6"], label: "To the toolbar", when: ({ hasSubject, inToolbar }) => hasSubject && !inToolbar, run: ({ deeds }) => deeds.toToolbar() },
      { keys: ["Tab", "Shift+Tab", "F6"], label: "From the toolbar back to the text", when: ({ inToolbar }) => inToolbar, run: ({ deeds }) => deeds.toText() },
      { keys: ["Escape"], label: "Put the toolbar away, give up the words", when: ({ hasSubject, card }) => hasSubject && !card, run: ({ deeds }) => deeds.putAway() },
    ],
  },
  {
    title: "Choosing words of a point",
    shortcuts: [
      words(["Shift+ArrowRight", "Ctrl+Shift+ArrowRight"], "Begin with its first word, then one word more", "grow", true),
      words(["Shift+ArrowLeft", "Ctrl+Shift+ArrowLeft"], "One word less", "shrink"),
      words(["ArrowRight"], "Move on by a word", "forward"),
      words(["ArrowLeft"], "Move back by a word", "back"),
      words(["Shift+End"], "All words to the end of the point", "growToEnd", true),
      words(["Shift+Home"], "The first of the words only", "shrinkToStart"),
      words(["End"], "Move to the end of the point", "toEnd"),
      words(["Home"], "Move to the beginning of the point", "toStart"),
      words(["Shift+ArrowDown"], "To the end of the point, then through the next one", "extend", true),
      words(["Shift+ArrowUp"], "To the end of the point before", "recede"),
    ],
  },
  {
    title: "From point to point",
    shortcuts: [
      { keys: ["j"], label: "Next point", repeats: true, run: () => walk("next") },
      { keys: ["k"], label: "Previous point", repeats: true, run: () => walk("previous") },
      ...outlineKeys.map(onPoint),
      { keys: ["Enter"], label: "To the first card on the point", when: ({ point }) => point !== null, run: ({ deeds, point }) => point && deeds.toCard(point) },
    ],
  },
  {
    title: "On an annotation's card",
    shortcuts: [
      onCard(["Escape"], "Back to its words", (deeds, card) => deeds.toWords(card)),
      onCard(["e"], "Edit", (deeds, card) => deeds.press(card, "edit")),
      onCard(["Delete", "Backspace"], "Delete", (deeds, card) => deeds.press(card, "delete")),
      onCard(["r"], "Reply, or close the replies", (deeds, card) => deeds.press(card, "reply")),
      onCard(["w"], "Who sees it", (deeds, card) => deeds.press(card, "audience")),
    ],
  },
  {
    title: "Anywhere",
    shortcuts: [
      { keys: ["]"], label: "Next annotation", repeats: true, run: ({ deeds }) => deeds.toAnnotation(1) },
      { keys: ["["], label: "Previous annotation", repeats: true, run: ({ deeds }) => deeds.toAnnotation(-1) },
      { keys: ["u"], label: "Next unread annotation", run: ({ deeds }) => deeds.toUnread() },
      { keys: ["z"], label: "Undo", run: ({ deeds }) => deeds.undo() },
      { keys: SEARCH_KEYS, label: "Search", run: openSearch },
      { keys: ["?"], label: "These shortcuts", run: ({ deeds }) => deeds.help() },
    ],
  },
];
