"use client";

import { useLayoutEffect, useRef } from "react";
import { standAt, type Side } from "./toolbar-place";

/**
 * Keeps something beside words as the page is scrolled or changes its size, and hides it while they are out of the window,
 * unless the focus is in it. Returns the ref to put on it. What is docked has its place from the style sheet.
 */
export function useStand<E extends HTMLElement>(rect: () => DOMRect, docked: boolean, side?: Side) {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    const standing = element.current;
    if (!standing) return;
    if (docked) {
      standing.removeAttribute("style");
      return;
    }
    const place = () => {
      const { clientWidth, clientHeight } = document.documentElement;
      const at = standAt(rect(), { width: standing.offsetWidth, height: standing.offsetHeight }, { width: clientWidth, height: clientHeight }, side);
      if (at) standing.style.transform = `translate(${Math.round(at.left)}px, ${Math.round(at.top)}px)`;
      standing.style.visibility = at || standing.contains(document.activeElement) ? "" : "hidden";
    };
    let frame = 0;
    const request = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    place();
    const sizes = new ResizeObserver(request);
    sizes.observe(standing);
    sizes.observe(document.documentElement);
    const stop = new AbortController();
    window.addEventListener("resize", request, { signal: stop.signal });
    document.addEventListener("scroll", request, { signal: stop.signal, capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      stop.abort();
    };
  }, [rect, docked, side]);
  return element;
}
