"use client";

import { EyeOff } from "lucide-react";
import { usePublishedHere } from "@/components/annotations/live/published-here";
import { LocalTime } from "@/components/ui/local-time";
import type { GroupReading } from "@/lib/groups/schema";
import { fact, factIcon } from "./fact";

type RoundProps = { reading: GroupReading; /** Readers of the group publish nothing: no count opens the round for them. */ publishes: boolean };

/** How a reading's blind round stands for the viewer, who may end it for themselves while they look. Nothing where there is none. */
export function BlindRound({ reading: { blind, blindUntil, blindCount, published: counted }, publishes }: RoundProps) {
  const published = usePublishedHere(counted);
  if (!blindUntil && !blindCount) return null;
  const isOver = !blind || (blindCount !== null && publishes && published >= blindCount);
  const date = blindUntil && <>from <LocalTime at={blindUntil} /></>;
  const count = blindCount && publishes && `once you have published ${blindCount} of your own (${published} so far)`;
  const when = date && count ? <>{date}, or {count}</> : (date || count || "once the round is over");
  return (
    <p className={fact}>
      <EyeOff aria-hidden className={factIcon} />
      <span>{isOver ? "The blind round is over for you: you see what the others wrote." : <>Blind round: you see what the others wrote {when}.</>}</span>
    </p>
  );
}
