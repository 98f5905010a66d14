"use client";

import { useEffect, useRef } from "react";
import { audienceLabel } from "@/components/annotations/cards/audience-menu";
import { colourLabels, colourNames, kindLooks } from "@/components/annotations/cards/kinds";
import type { AudienceChoice, Beginning, NewTarget } from "@/components/annotations/types";
import type { Active } from "@/components/annotations/use-active";
import type { OutlineElements } from "@/components/annotations/use-outline";
import type { Look } from "@/components/annotations/use-undo";
import { focusedPoint, focusPoint, pointOf } from "@/components/outline/walking";
import { announce } from "@/components/ui/announcer";
import type { Placed } from "@/lib/annotations/place";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";
import { nextUnread } from "./next-unread";
import type { Deeds } from "./shortcuts";
import type { Subject } from "./use-subject";

/** Kinds that say something without words. The others begin with writing them. */
const SAYING = new Set<AnnotationKind>(["highlight", "agree", "disagree", "check"]);

export type Making = {
  outline: OutlineElements | null;
  cards: Placed[];
  audiences: { choices: AudienceChoice[]; chosen: string[] };
  /** Whether a note is being written. */
  isWriting: boolean;
  make: (targets: NewTarget[], look: Look) => Promise<void>;
  onWrite: (targets: NewTarget[], start: Beginning) => void;
  undo: () => void;
  /** The ids of what is unread, or has something unread said under it. */
  unread: ReadonlySet<string>;
  /** How many of them the filter keeps out. */
  unreadElsewhere: number;
} & Active;

type Here = { now: () => Subject | null; letGo: () => void; putAway: (pointId: string) => void; showHelp: () => void; colour: Colour; setColour: (colour: Colour) => void };

const inAnnotator = () => document.activeElement?.closest("[data-annotator], [role=menu]") != null;
const press = (within: Element | null, what: string) => {
  const button = within?.querySelector<HTMLElement>(`[data-do=${what}]`);
  button?.click();
  return button != null;
};

/** What toolbar and shortcuts have done. */
export function useDeeds(making: Making, here: Here): Deeds {
  const { outline, cards, audiences, isWriting, make, onWrite, active, activate, unread, unreadElsewhere } = making;
  const { now, letGo, putAway, colour, setColour } = here;
  // The point that the keyboard came from to write a note, and goes back to.
  const cameFrom = useRef<string | null>(null);

  const pointElement = (id: string) => pointOf(outline?.textElement(id) ?? null);
  const toPoint = (id: string) => {
    const point = pointElement(id);
    if (point) focusPoint(point);
  };
  const hasKeyboard = () => inAnnotator() || document.activeElement?.closest("[data-outline]") != null;

  useEffect(() => {
    if (isWriting || cameFrom.current === null) return;
    if (document.activeElement === document.body) toPoint(cameFrom.current);
    cameFrom.current = null;
  });

  /** What is to be annotated, unless a note is being written: one at a time. */
  function toAnnotate() {
    if (isWriting) announce("There is a note that is being written");
    return isWriting ? null : now();
  }

  function create(look: Look, said: string) {
    const subject = toAnnotate();
    if (!subject) return;
    const who = audienceLabel(audiences.choices, audiences.chosen);
    void make(subject.targets, look);
    announce(`${said}. Seen by: ${who.toLowerCase()}`);
    if (inAnnotator()) toPoint(subject.pointId);
    letGo();
  }

  function write(start: Beginning) {
    const subject = toAnnotate();
    if (!subject) return;
    cameFrom.current = hasKeyboard() ? subject.pointId : null;
    onWrite(subject.targets, { colour, ...start });
    letGo();
  }

  function toAnnotation(steps: 1 | -1) {
    const at = cards.findIndex(({ annotation }) => annotation.id === active);
    const next = cards[at === -1 ? (steps === 1 ? 0 : cards.length - 1) : at + steps];
    if (next) activate(next.annotation.id, { card: true, words: true });
    else announce(cards.length === 0 ? "There are no annotations" : steps === 1 ? "This is the last annotation" : "This is the first annotation");
  }

  function toUnread() {
    const next = nextUnread(cards, { active, point: focusedPoint()?.getAttribute("data-point") ?? null, orderOf: outline?.orderOf, unread });
    if (next) activate(next.annotation.id, { card: true, words: true });
    else announce(unreadElsewhere > 0 ? `${unreadElsewhere} unread are filtered out` : "Nothing is unread");
  }

  function removeCard(card: HTMLElement) {
    const at = cards.findIndex(({ annotation }) => annotation.id === card.dataset.card);
    const next = cards[at + 1] ?? cards[at - 1];
    if (!press(card, "delete")) return announce("Only its author can delete it");
    if (next) activate(next.annotation.id, { card: true });
    else toPoint(cards[at]?.places[0]?.pointId ?? "");
  }

  return {
    highlight(number) {
      const chosen = (number && colourNames[number - 1]) || colour;
      setColour(chosen);
      create({ kind: "highlight", colour: chosen }, `Highlighted in ${colourLabels[chosen].toLowerCase()}`);
    },
    note: () => write({ kind: "note" }),
    as: (kind) => (SAYING.has(kind) ? create({ kind, colour }, kindLooks[kind].label) : write({ kind })),
    tags: () => write({ kind: "note", focus: "tags" }),
    audience: () => void (press(document.querySelector(".selection-toolbar"), "audience") || announce("Only you will see this")),
    undo: making.undo,
    help: here.showHelp,
    toToolbar: () => document.querySelector<HTMLElement>(".selection-toolbar button[tabindex='0'], .selection-toolbar button")?.focus(),
    toText: () => toPoint(now()?.pointId ?? ""),
    putAway() {
      const subject = now();
      if (subject && inAnnotator()) toPoint(subject.pointId);
      if (subject?.by === "focus") putAway(subject.pointId);
      else letGo();
    },
    toCard(point) {
      const id = point.getAttribute("data-point");
      const first = cards.find(({ places }) => places.some(({ pointId }) => pointId === id));
      if (first) activate(first.annotation.id, { card: true });
      else announce("There are no annotations on this point");
    },
    toAnnotation,
    toUnread,
    toWords(card) {
      const one = cards.find(({ annotation }) => annotation.id === card.dataset.card);
      if (one?.places.length) activate(one.annotation.id, { words: true });
      else announce("Its words are no longer in the summary");
    },
    press: (card, what) => (what === "delete" ? removeCard(card) : void (press(card, what) || announce(what === "reply" ? "Nothing can be said under it here" : "Only its author can change it"))),
  };
}
