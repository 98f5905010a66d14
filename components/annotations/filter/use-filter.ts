"use client";

import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Dispatch, SetStateAction } from "react";
import { writeParameter } from "@/components/annotations/write-parameter";
import { accords } from "@/lib/agreement/accords";
import { countChoices, everything, filterAnnotations, isFiltering, parseFilter, printFilter } from "@/lib/annotations/filter";
import type { Counts, Filter, Filtered } from "@/lib/annotations/filter";
import type { Placed } from "@/lib/annotations/place";
import type { Annotation } from "@/lib/annotations/schema";

const PARAMETER = "notes";
/** Browsers refuse addresses that change too often. */
const WRITE_EVERY_MS = 300;

/** The filter in the page's address, where a reload finds it. */
function useAddressed(filter: Filter, setFilter: (filter: Filter) => void) {
  const written = useRef<{ at: number; value: string } | null>(null);
  const value = printFilter(filter);
  useEffect(() => {
    // Before it has been read, there is nothing to write.
    if (!written.current || value === written.current.value) return;
    const write = () => {
      written.current = { at: Date.now(), value };
      writeParameter(PARAMETER, value);
    };
    const timer = setTimeout(write, written.current.at + WRITE_EVERY_MS - Date.now());
    return () => clearTimeout(timer);
  }, [value]);
  useEffect(() => {
    const found = new URLSearchParams(window.location.search).get(PARAMETER) ?? "";
    written.current = { at: 0, value: found };
    if (found !== "") setFilter(parseFilter(found));
  }, [setFilter]);
}

type Kept = { under: Filter; known: ReadonlySet<string>; ids: ReadonlySet<string> };

const idsOf = (annotations: Annotation[]) => new Set(annotations.map(({ id }) => id));

/**
 * What stays in sight until the filter changes, though it no longer fits it: what was shown under it and then read or
 * edited, and what the reader has written since.
 */
function useKept(filter: Filter, annotations: Annotation[], shown: ReadonlySet<string>, me: string): Kept {
  const [kept, setKept] = useState<Kept>(() => ({ under: filter, known: idsOf(annotations), ids: shown }));
  useEffect(() => {
    setKept((before) => {
      if (before.under !== filter) return { under: filter, known: idsOf(annotations), ids: shown };
      if (!isFiltering(filter)) return before;
      const since = annotations.filter(({ id, author }) => author.id === me && !before.known.has(id)).map(({ id }) => id);
      const added = [...shown, ...since].filter((id) => !before.ids.has(id));
      return added.length === 0 ? before : { ...before, ids: new Set([...before.ids, ...added]) };
    });
  }, [filter, annotations, shown, me]);
  return kept;
}

export type Filtering = Filtered & {
  filter: Filter;
  setFilter: Dispatch<SetStateAction<Filter>>;
  total: number;
  /** Counts what each choice would show. */
  count: () => Counts;
};

/** Filters the annotations on the page, of which some are `talked` of with something unread; what is filtered by is kept in the address. */
export function useFilter(annotations: Annotation[], placed: Placed[], me: string, talked: ReadonlySet<string>): Filtering {
  const [filter, setFilter] = useState<Filter>(everything);
  useAddressed(filter, setFilter);
  // While someone types, the field comes first.
  const settled = useDeferredValue(filter);
  const isAboutAgreement = settled.agreement !== null && placed.some(({ places }) => places.length > 0);
  const agreed = useMemo(() => (isAboutAgreement ? { me, of: accords(placed) } : null), [isAboutAgreement, placed, me]);
  const known = useMemo(() => ({ accords: agreed, talked }), [agreed, talked]);
  const matching = useMemo(() => filterAnnotations(annotations, settled, known), [annotations, settled, known]);
  const kept = useKept(settled, annotations, matching.shown, me);
  return useMemo(() => {
    const there = isFiltering(settled) && kept.under === settled ? annotations.filter(({ id }) => kept.ids.has(id)).map(({ id }) => id) : [];
    const shown = there.every((id) => matching.shown.has(id)) ? matching.shown : new Set([...matching.shown, ...there]);
    return { ...matching, shown, filter, setFilter, total: annotations.length, count: () => countChoices(annotations, settled, known) };
  }, [annotations, known, matching, kept, settled, filter]);
}
