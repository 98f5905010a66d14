"use client";

import { memo, useEffect } from "react";
import type { CSSProperties, ReactNode, Ref } from "react";
import { HereBar } from "@/components/annotations/cards/here-bar";
import { useIsHinted } from "@/components/annotations/painting/use-hint";
import type { Hint } from "@/components/annotations/painting/use-hint";
import type { Here } from "@/components/annotations/painting/use-hits";
import type { Placed } from "@/lib/annotations/place";

/** What a list of cards needs, in the margin and in the sheet. */
export type CardListProps = {
  cards: Placed[];
  active: string | null;
  here: Here | null;
  hint: Hint;
  /** The same function as long as the cards stay as they are: then only those that change are rendered anew. */
  renderCard: (placed: Placed, isActive: boolean) => ReactNode;
};

function forget(hint: Hint, id: string) {
  if (hint.current() !== id) return;
  hint.set("card", null);
  hint.set("focus", null);
}

type StandingProps = Pick<CardListProps, "hint" | "renderCard"> & {
  placed: Placed;
  isActive: boolean;
  /** Of the open card only. */
  here: Here | null;
  /** Its place among all cards, most of which are not on the page: counted from 0. */
  index: number;
  count: number;
  style?: CSSProperties;
  ref?: Ref<HTMLDivElement>;
};

/** A card's place in a list: it tells how many cards there are, on the page or not, and hints at the card's words. */
export const Standing = memo(function Standing({ placed, isActive, here, index, count, hint, renderCard, style, ref }: StandingProps) {
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
      {here && <HereBar here={here} />}
      {renderCard(placed, isActive)}
    </div>
  );
});
