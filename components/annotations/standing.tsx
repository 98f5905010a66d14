"use client";

import { useEffect } from "react";
import type { CSSProperties, ReactNode, Ref } from "react";
import type { Placed } from "@/lib/annotations/place";
import { HereBar } from "./here-bar";
import { useIsHinted } from "./use-hint";
import type { Hint } from "./use-hint";
import type { Here } from "./use-hits";

/** What a list of cards needs, in the margin and in the sheet. */
export type CardListProps = {
  cards: Placed[];
  active: string | null;
  here: Here | null;
  hint: Hint;
  renderCard: (placed: Placed) => ReactNode;
};

function forget(hint: Hint, id: string) {
  if (hint.current() !== id) return;
  hint.set("card", null);
  hint.set("focus", null);
}

type StandingProps = Omit<CardListProps, "cards"> & {
  placed: Placed;
  /** Its place among all cards, most of which are not on the page: counted from 0. */
  index: number;
  count: number;
  style?: CSSProperties;
  ref?: Ref<HTMLDivElement>;
};

/** A card's place in a list: it tells how many cards there are, on the page or not, and hints at the card's words. */
export function Standing({ placed, index, count, active, here, hint, renderCard, style, ref }: StandingProps) {
  const { id } = placed.annotation;
  const isHinted = useIsHinted(hint, id);
  // What is taken away under the pointer is never left.
  useEffect(() => () => forget(hint, id), [hint, id]);
  return (
    <div
      ref={ref}
      style={style}
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={count}
      data-standing={id}
      data-index={index}
      data-hinted={isHinted || undefined}
      onPointerEnter={({ pointerType }) => pointerType !== "touch" && hint.set("card", id)}
      onPointerLeave={() => hint.set("card", null)}
      onFocus={() => hint.set("focus", id)}
      onBlur={() => hint.set("focus", null)}
    >
      {here && id === active && <HereBar here={here} />}
      {renderCard(placed)}
    </div>
  );
}
