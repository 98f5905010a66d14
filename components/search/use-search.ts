"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "@/lib/http/client";
import type { Found } from "@/lib/search/schema";
import { readSearch } from "@/lib/search/words";

/** As long as someone goes on typing, nothing is asked. */
const PAUSE_MS = 150;
const STALE_AFTER_MS = 10_000;
/** Of each kind: what fits under the box. */
const SHOWN = 5;

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

async function ask(typed: string, userId: string | undefined, signal: AbortSignal): Promise<Found> {
  const result = await call<Found>("GET", `/search?${new URLSearchParams({ q: typed, limit: String(SHOWN) })}`, undefined, signal, userId);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

/** The first hits that the user of this page has for what is typed, once the typing pauses; null while there is no word to look for. */
export function useSearch(typed: string, userId: string | undefined): { found: Found | null; problem: string | null; isSearching: boolean } {
  const paused = usePaused(typed);
  const isAsked = readSearch(paused) !== null;
  const { data, error, isFetching } = useQuery({
    queryKey: ["search", paused],
    queryFn: ({ signal }) => ask(paused, userId, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: STALE_AFTER_MS,
    retry: false,
  });
  const isOn = isAsked && readSearch(typed) !== null;
  return { found: isOn && !error ? (data ?? null) : null, problem: isOn && error ? error.message : null, isSearching: isOn && (isFetching || paused !== typed) };
}
