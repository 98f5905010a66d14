"use client";

import { useState } from "react";
import { useCardTools } from "@/components/annotations/cards/card-context";
import { useFellows } from "@/components/annotations/cards/read-note";
import type { Fellow } from "@/lib/groups/fellows";
import { labelled, toEdited, toStored } from "@/lib/mentions";
import { withoutOrigin } from "@/lib/point-links";
import { leftOut } from "./mention-warning";

const nobody: Fellow[] = [];

/**
 * The mentions of a note that is edited: in the field they are names, in what is stored they say who is meant.
 * `audiences` are those to whom the note will be published.
 */
export function useMentions(note: string, audiences: string[]) {
  const { me, readIn } = useCardTools();
  const fellows = useFellows(true);
  const [start] = useState(() => toEdited(note, (id) => fellows?.find((one) => one.id === id)?.name));
  const [labels, setLabels] = useState(start.labels);
  const reached = readIn ? [...audiences, readIn] : audiences;
  return {
    text: start.text,
    stored: (text: string) => toStored(withoutOrigin(text, window.location.origin), labels),
    // Before it is known who reads, nobody is said not to.
    leftOut: (stored: string) => (fellows ? leftOut(stored, audiences, fellows, me?.id ?? "") : []),
    mentioning: {
      people: fellows?.filter((one) => one.audiences.some((id) => reached.includes(id))) ?? nobody,
      isMade: (label: string) => labels.has(label),
      make(person: Fellow) {
        const next = labelled(labels, person);
        setLabels(next.labels);
        return next.label;
      },
    },
  };
}
