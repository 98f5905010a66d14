"use client";

import { useCallback, useMemo, useState } from "react";
import type { LayerChoice, WorkspaceProps } from "@/components/annotations/types";
import { writeParameter } from "@/components/annotations/write-parameter";
import { LAYERS_PARAMETER } from "./layer-address";

export type Layers = {
  all: LayerChoice[];
  on: LayerChoice[];
  toggle: (audienceId: string) => void;
  /** The group of the page, which is always read there. */
  fixed: string | null;
};

/** The groups that are read over the summary, each a layer to switch on and off; which are on stands in the address. */
export function useLayers({ layers: all, group }: Pick<WorkspaceProps, "layers" | "group">): Layers {
  const fixed = group?.audienceId ?? null;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(all.filter(({ given }) => given).map(({ audienceId }) => audienceId)));
  const toggle = useCallback(
    (audienceId: string) => {
      const next = new Set(chosen);
      if (!next.delete(audienceId)) next.add(audienceId);
      setChosen(next);
      const added = all.filter((one) => next.has(one.audienceId) && one.audienceId !== fixed);
      writeParameter(LAYERS_PARAMETER, added.map(({ slug }) => slug).join(","));
    },
    [all, chosen, fixed],
  );
  return useMemo(() => ({ all, on: all.filter(({ audienceId }) => chosen.has(audienceId)), toggle, fixed }), [all, chosen, toggle, fixed]);
}
