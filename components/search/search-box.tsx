"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRef, useState } from "react";
import type { MouseEvent } from "react";
import { flushSync } from "react-dom";
import { Box } from "./box";
import { useSearchKeys } from "./use-search-keys";

/** Beside the rest of the header or, on a phone, over it. */
const bar = "flex items-center sm:relative sm:w-56 lg:w-72 max-sm:absolute max-sm:inset-0 max-sm:z-30 max-sm:bg-paper max-sm:px-4";

/** The search in the header: a box or, on a phone, a button that opens it. Without scripts both lead to the search page. */
export function HeaderSearch({ userId }: { userId: string }) {
  const [client] = useState(() => new QueryClient());
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLAnchorElement>(null);
  const open = () => {
    // What is not shown cannot take the focus.
    flushSync(() => setOpen(true));
    input.current?.select();
  };
  const close = () => {
    flushSync(() => setOpen(false));
    opener.current?.focus();
  };
  useSearchKeys(open);
  const onClick = (event: MouseEvent) => {
    event.preventDefault();
    open();
  };
  return (
    <QueryClientProvider client={client}>
      <a
        ref={opener}
        href="/search"
        aria-label="Search"
        onClick={onClick}
        className={`grid size-9 shrink-0 place-items-center rounded-md text-soft hover:bg-tint hover:text-ink sm:hidden ${isOpen ? "invisible" : ""}`}
      >
        <Search aria-hidden className="size-5" />
      </a>
      <Box userId={userId} typed="" className={`${bar} ${isOpen ? "" : "max-sm:hidden"}`} inputRef={input} onCancel={isOpen ? close : undefined} />
    </QueryClientProvider>
  );
}

/** The search on its own page, with what was looked for in it. */
export function PageSearch({ userId, typed }: { userId: string | undefined; typed: string }) {
  const [client] = useState(() => new QueryClient());
  const input = useRef<HTMLInputElement>(null);
  useSearchKeys(() => input.current?.select());
  return (
    <QueryClientProvider client={client}>
      <Box userId={userId} typed={typed} className="relative flex items-center" inputRef={input} autoFocus={typed === ""} />
    </QueryClientProvider>
  );
}
