"use client";

import { useEffect, useState } from "react";
import type { KeyboardEvent } from "react";
import { announce } from "@/components/ui/announcer";
import type { Fellow } from "@/lib/groups/fellows";
import { typedMention } from "@/lib/mentions";
import type { Typed } from "@/lib/mentions";
import { offeredFor } from "./mention-list";

export type Mentioning = {
  /** Whom one may mention here. */
  people: Fellow[];
  /** Whether a text after `@` is a mention already. */
  isMade: (label: string) => boolean;
  /** Makes someone mentionable in this note; returns what stands for them after the `@`. */
  make: (person: Fellow) => string;
};

/** Who is offered while a mention is being typed, and the keys that lead through them. */
export function useMentioning({ people, isMade }: Mentioning, choose: (person: Fellow, typed: Typed) => void) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const [current, setCurrent] = useState(0);
  // Put away by Escape, the list stays away for this `@`.
  const [awayFrom, setAwayFrom] = useState<number | null>(null);
  const isOpen = typed !== null && typed.start !== awayFrom && !isMade(typed.query.trim());
  const offered = isOpen ? offeredFor(typed.query, people) : [];
  const count = offered.length;
  useEffect(() => {
    if (count > 0) announce(count === 1 ? "One person to mention: Enter takes them" : `${count} people to mention: the arrow keys lead to them, Enter takes one`);
  }, [count]);

  const look = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => {
    const next = selectionStart === selectionEnd ? typedMention(value, selectionStart) : null;
    setTyped(next);
    setCurrent(0);
    if (next?.start !== awayFrom) setAwayFrom(null);
  };
  const take = (person: Fellow | undefined) => {
    if (!person || !typed) return;
    choose(person, typed);
    setTyped(null);
  };
  /** Whether a key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (count === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "ArrowDown") setCurrent((current + 1) % count);
    else if (event.key === "ArrowUp") setCurrent((current + count - 1) % count);
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) take(offered[current]);
    else if (event.key === "Escape") setAwayFrom(typed?.start ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { offered, current: Math.min(current, count - 1), look, take, onKey, close: () => setTyped(null) };
}
