"use client";

import { useEffect, useRef, useState } from "react";
import type { CSSProperties, FocusEvent, ReactNode } from "react";

type ClampedProps = {
  /** How many lines show at first. */
  lines: number;
  /** What there is more of, for the button's name. */
  what: string;
  children: ReactNode;
};

/** Something long, of which the first lines show until all of it is asked for. */
export function Clamped({ lines, what, children }: ClampedProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element || isWhole) return;
    // A line more or less is not worth a button.
    const measure = () => setLong(element.scrollHeight > element.clientHeight + 8);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [isWhole]);
  const onFocus = ({ target }: FocusEvent) => {
    const end = frame.current?.getBoundingClientRect().bottom ?? Infinity;
    if (target.getBoundingClientRect().bottom > end) setWhole(true);
  };
  return (
    <>
      <div
        ref={frame}
        className="clamped"
        data-cut={(isLong && !isWhole) || undefined}
        style={isWhole ? undefined : ({ "--lines": lines } as CSSProperties)}
        onFocus={onFocus}
      >
        {children}
      </div>
      {isLong && (
        <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)} className="tap -mx-1 rounded px-1 py-0.5 text-xs font-medium text-accent hover:underline">
          {isWhole ? "Show less" : "Show all"}
          <span className="sr-only"> of {what}</span>
        </button>
      )}
    </>
  );
}
