"use client";

import { useEffect, useMemo, useState } from "react";
import type { NewTarget } from "@/components/annotations/types";
import type { OutlineElements } from "@/components/annotations/use-outline";
import { focusedPoint } from "@/components/outline/walking";
import { describe } from "@/lib/anchoring/describe";
import { rangeAt } from "@/lib/anchoring/dom";
import { wordsIn } from "@/lib/anchoring/words";
import { readSelection, useSelection, type Selected } from "./use-selection";

/** Words of one point that are being chosen with handles: the first and the last, both in it. */
export type Choosing = { pointId: string; first: number; last: number };

/** What would be annotated now. */
export type Subject = {
  by: "selection" | "handles" | "button" | "focus";
  targets: NewTarget[];
  /** The point to which the focus goes back. */
  pointId: string;
  /** Where it stands in the window, in pixels. */
  rect: () => DOMRect;
};

type Refused = { refusal: string; rect: () => DOMRect };

const BESIDE = "[data-annotator], [role=menu], [role=dialog]";
const idOf = (point: Element | null) => point?.getAttribute("data-point") ?? null;

/** The point whose text the keyboard is on. It stays the subject while the focus is in the toolbar or its menus. */
function useFocusedPoint(): string | null {
  const [focused, setFocused] = useState<string | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element && target.closest(BESIDE))) setFocused(idOf(focusedPoint()));
    };
    const onPointerDown = ({ target }: Event) => {
      if (!(target instanceof Element && target.closest(BESIDE))) setFocused(null);
    };
    document.addEventListener("focusin", onFocus);
    document.addEventListener("pointerdown", onPointerDown);
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("pointerdown", onPointerDown);
    };
  }, []);
  return focused;
}

/** The point whose annotate button, which the server rendered, was pressed last. */
function usePressedPoint(outline: OutlineElements | null, onPress: (byKeyboard: boolean) => void) {
  const [pressed, setPressed] = useState<string | null>(null);
  useEffect(() => {
    if (!outline) return;
    const onClick = ({ target, detail }: MouseEvent) => {
      const button = target instanceof Element ? target.closest("[data-annotate]") : null;
      if (!button) return;
      setPressed(button.getAttribute("data-annotate"));
      onPress(detail === 0);
    };
    const onPointerDown = ({ target }: Event) => {
      if (!(target instanceof Element && target.closest(`${BESIDE}, [data-annotate]`))) setPressed(null);
    };
    outline.root.addEventListener("click", onClick);
    document.addEventListener("pointerdown", onPointerDown);
    return () => {
      outline.root.removeEventListener("click", onClick);
      document.removeEventListener("pointerdown", onPointerDown);
    };
  }, [outline, onPress]);
  return { pressed, setPressed };
}

function wholePoint(outline: OutlineElements, revisionId: string, pointId: string, by: "button" | "focus"): Subject | null {
  const element = outline.textElement(pointId);
  const text = element?.textContent ?? "";
  if (!element || text.trim() === "") return null;
  const targets = [{ pointId, revisionId, start: null, end: null, quote: text }];
  return { by, pointId, targets, rect: () => element.getBoundingClientRect() };
}

/** The words that handles stand at, as a span of the point's text. */
export function chosenSpan(text: string, { first, last }: Choosing) {
  const words = wordsIn(text);
  return { words, start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
}

function chosenWords(outline: OutlineElements, revisionId: string, choosing: Choosing): Subject | null {
  const { pointId } = choosing;
  const element = outline.textElement(pointId);
  if (!element) return null;
  const text = element.textContent ?? "";
  const { start, end } = chosenSpan(text, choosing);
  const described = describe(text, start, end);
  if (!described.ok) return null;
  const { anchor } = described;
  return { by: "handles", pointId, targets: [{ pointId, revisionId, ...anchor }], rect: () => rangeAt(element, anchor.start, anchor.end).getBoundingClientRect() };
}

type Place = { choosing: Choosing | null; selected: Selected | null; pressed: string | null; focused: string | null };

function subjectAt(outline: OutlineElements | null, revisionId: string, { choosing, selected, pressed, focused }: Place): Subject | Refused | null {
  if (!outline) return null;
  if (choosing) return chosenWords(outline, revisionId, choosing);
  if (selected) {
    const rect = () => selected.range.getBoundingClientRect();
    if ("refusal" in selected) return { refusal: selected.refusal, rect };
    return { by: "selection", targets: selected.targets, pointId: selected.targets[0]?.pointId ?? "", rect };
  }
  if (pressed) return wholePoint(outline, revisionId, pressed, "button");
  return focused ? wholePoint(outline, revisionId, focused, "focus") : null;
}

/**
 * What would be annotated: the words between the handles, else the words selected, else the point whose button was
 * pressed, else the point that the keyboard is on. `onPress` is called when such a button is pressed.
 */
export function useSubject(outline: OutlineElements | null, revisionId: string, onPress: (byKeyboard: boolean) => void) {
  const selected = useSelection(outline, revisionId);
  const { pressed, setPressed } = usePressedPoint(outline, onPress);
  const focused = useFocusedPoint();
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const subject = useMemo(
    () => subjectAt(outline, revisionId, { choosing, selected, pressed, focused }),
    [outline, revisionId, choosing, selected, pressed, focused],
  );

  /** The subject at this moment: what is shown of it is a frame behind quick fingers. */
  const now = (): Subject | null => {
    const selected = outline && readSelection(outline, revisionId);
    const found = subjectAt(outline, revisionId, { choosing, selected, pressed, focused: idOf(focusedPoint()) ?? focused });
    return found && "refusal" in found ? null : found;
  };

  const choose = (pointId: string) => {
    if (wordsIn(outline?.textOf(pointId) ?? "").length > 0) setChoosing({ pointId, first: 0, last: 0 });
  };

  /** Lets go of what was selected, pressed or chosen. */
  const letGo = () => {
    window.getSelection()?.removeAllRanges();
    setPressed(null);
    setChoosing(null);
  };

  return { subject, now, choosing, setChoosing, choose, letGo };
}
