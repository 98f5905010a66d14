"use client";

import type { ActivateOptions } from "@/components/annotations/use-active";
import type { OutlineElements } from "@/components/annotations/use-outline";
import { Standing } from "./standing";
import type { CardListProps } from "./standing";
import { useStack } from "./use-stack";

type MarginProps = CardListProps & {
  outline: OutlineElements | null;
  activate: (id: string, options: ActivateOptions) => void;
};

/**
 * The notes beside the outline, in its order: aligned with their words once the page can be measured. Those far from
 * the window are not on the page; the keyboard brings them on as it goes, and so do the buttons at both ends, which are
 * for whoever reads the page without a focus.
 */
export function Margin({ outline, activate, cards, active, here, ...list }: MarginProps) {
  const { margin, shown } = useStack(outline, cards, active);
  if (cards.length === 0) return null;
  const more = (index: number, label: string) => {
    const id = cards[index]?.annotation.id;
    return (
      id !== undefined && (
        <button type="button" tabIndex={-1} className="sr-only" onClick={() => activate(id, { card: true })}>
          {label}
        </button>
      )
    );
  };
  return (
    <>
      {more((shown[0] ?? 0) - 1, "Earlier notes")}
      <div ref={margin} role="list" aria-label="Notes in the summary's order" className="margin-list">
        {shown.map((index) => {
          const placed = cards[index];
          if (!placed) return null;
          const isActive = placed.annotation.id === active;
          return <Standing key={placed.annotation.id} {...list} {...{ placed, isActive, index }} here={isActive ? here : null} count={cards.length} />;
        })}
      </div>
      {more((shown.at(-1) ?? cards.length) + 1, "Later notes")}
    </>
  );
}
