"use client";

import { useCallback, useEffect, useState } from "react";
import { writeParameter } from "@/components/annotations/write-parameter";
import { COMPARE_PARAMETER } from "./compared";
import type { Pair } from "./compared";

/** Which two people are compared, null while none are. It stands in the address, where a reload finds it, and whoever is given it. */
export function useCompared() {
  const [compared, setCompared] = useState<string[] | null>(null);
  useEffect(() => setCompared(new URLSearchParams(window.location.search).get(COMPARE_PARAMETER)?.split(",") ?? null), []);
  const compare = useCallback((pair: Pair | null) => {
    setCompared(pair);
    writeParameter(COMPARE_PARAMETER, pair?.join(",") ?? "");
  }, []);
  return { compared, compare };
}
