"use client";

import type { ReactNode } from "react";
import type { Placed } from "@/lib/annotations/place";
import type { OutlineElements } from "./use-outline";
import { useStack } from "./use-stack";

type MarginProps = {
  outline: OutlineElements | null;
  placed: Placed[];
  active: string | null;
  renderCard: (placed: Placed) => ReactNode;
};

/** The notes beside the outline, in its order: aligned with their words once the page can be measured. */
export function Margin({ outline, placed, active, renderCard }: MarginProps) {
  const list = useStack(outline, placed, active);
  return (
    <div ref={list} className="margin-list">
      {placed.map((one) => (
        <div key={one.annotation.id} data-standing={one.annotation.id}>
          {renderCard(one)}
        </div>
      ))}
    </div>
  );
}
