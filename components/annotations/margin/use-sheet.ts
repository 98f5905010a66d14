"use client";

import { useCallback, useEffect, useState } from "react";
import { COMPARE_PARAMETER } from "@/components/annotations/layers/compared";
import type { Beginning, NewTarget } from "@/components/annotations/types";
import type { usePending } from "@/components/annotations/use-pending";
import type { Draft } from "@/lib/outbox/types";

/** Whether the sheet is open, on a narrow screen: what begins to write opens it, or an address that compares, and what ends that closes it. */
export function useSheet({ begin, resume, end }: Pick<ReturnType<typeof usePending>, "begin" | "resume" | "end">) {
  const [isSheetOpen, setSheetOpen] = useState(false);
  // What is compared stands in it.
  useEffect(() => setSheetOpen(new URLSearchParams(window.location.search).has(COMPARE_PARAMETER)), []);
  const reopen = useCallback(
    (draft: Draft) => {
      resume(draft);
      setSheetOpen(true);
    },
    [resume],
  );
  const beginNote = useCallback(
    (targets: NewTarget[], start?: Beginning) => {
      begin(targets, start);
      setSheetOpen(true);
    },
    [begin],
  );
  const close = useCallback(() => {
    end();
    setSheetOpen(false);
  }, [end]);
  return { isSheetOpen, setSheetOpen, reopen, beginNote, close };
}
