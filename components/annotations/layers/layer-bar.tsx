"use client";

import type { LayerChoice } from "@/components/annotations/types";
import type { Layers } from "./use-layers";

const list = new Intl.ListFormat("en");

/** The letters of a layer, which say its name to whom letters are read out. */
export function LayerMark({ layer: { mark, name } }: { layer: LayerChoice }) {
  return (
    <span title={name} className="layer-mark">
      <span aria-hidden>{mark}</span>
      <span className="sr-only">{name}</span>
    </span>
  );
}

/** The layers through which an annotation of someone else is read. */
export const LayerMarks = ({ layers }: { layers: LayerChoice[] }) =>
  layers.length > 0 && (
    <span className="inline-flex shrink-0 gap-1">
      <span className="sr-only">In</span>
      {layers.map((layer) => (
        <LayerMark key={layer.audienceId} layer={layer} />
      ))}
    </span>
  );

/** The groups that can be read over the summary, each switched on and off by itself. */
export function LayerBar({ all, on, toggle, fixed }: Layers) {
  const offered = all.filter(({ audienceId }) => audienceId !== fixed);
  const blind = on.filter(({ isBlind, audienceId }) => isBlind && audienceId !== fixed);
  if (offered.length === 0) return null;
  return (
    <div role="group" aria-label={fixed ? "Read with other groups too" : "Read with a group"} className="mb-4 print:hidden">
      <p aria-hidden className="mb-1.5 text-xs text-soft">
        {fixed ? "Read with other groups too" : "Read with a group"}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {offered.map((layer) => {
          const isOn = on.includes(layer);
          return (
            <button key={layer.audienceId} type="button" aria-pressed={isOn} data-checked={isOn || undefined} onClick={() => toggle(layer.audienceId)} className="choice inline-flex min-h-8 max-w-full items-center gap-1.5 border-line! px-2 text-sm">
              <span aria-hidden className="layer-mark">
                {layer.mark}
              </span>
              <bdi className="truncate">{layer.name}</bdi>
            </button>
          );
        })}
      </div>
      <p role="status" className="mt-1.5 text-xs text-soft empty:mt-0">
        {blind.length > 0 && `A blind round goes on in ${list.format(blind.map(({ name }) => name))}: what the others wrote is kept from you for now.`}
      </p>
    </div>
  );
}
