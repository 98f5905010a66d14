"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRef, useState } from "react";
import type { MouseEvent, RefObject } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import type { Found } from "@/lib/search/schema";
import { MAX_SEARCH } from "@/lib/search/words";
import { suggest, Suggestions } from "./suggestions";
import { useSearch } from "./use-search";
import { useSearchKeys } from "./use-search-keys";

const iconLink = "grid size-9 shrink-0 place-items-center rounded-md text-soft hover:bg-tint hover:text-ink";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function describe({ annotations, summaries }: Found): string {
  const [own, public_] = [annotations?.hits.length ?? 0, summaries?.hits.length ?? 0];
  if (own + public_ === 0) return "Nothing found.";
  return `${plural(own, "annotation", "annotations")} and ${plural(public_, "place", "places")} in summaries shown.`;
}

type BoxProps = {
  typed: string;
  /** Where the box stands. */
  className: string;
  inputRef: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
  /** With it, the box can be put away again: by Escape, and by a button where the box covers the header. */
  onCancel?: () => void;
};

function Box({ typed: first, className, inputRef, autoFocus, onCancel }: BoxProps) {
  const [typed, setTyped] = useState(first);
  const [isOpen, setOpen] = useState(false);
  const { found, problem, isSearching } = useSearch(typed);
  const status = problem ?? (found ? describe(found) : isSearching ? "Searching…" : null);
  const isShown = isOpen && status !== null;
  const groups = found ? suggest(typed, found) : [];
  return (
    <Autocomplete.Root
      items={groups}
      filter={null}
      value={typed}
      // A suggestion is a link: it leads somewhere and leaves what was typed.
      onValueChange={(value, { reason }) => reason !== "item-press" && setTyped(value)}
      itemToStringValue={({ path }) => path}
      open={isShown}
      onOpenChange={setOpen}
    >
      <form action="/search" role="search" className={className} onKeyDown={({ key }) => key === "Escape" && !isShown && onCancel?.()}>
        <div className="relative grow">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-soft" />
          <Autocomplete.Input
            ref={inputRef}
            name="q"
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            autoFocus={autoFocus}
            maxLength={MAX_SEARCH}
            aria-label="Search annotations and summaries"
            aria-keyshortcuts="/ Control+K Meta+K"
            placeholder="Search"
            className="search-input peer w-full rounded-md border border-line bg-raised py-1.5 pr-3 pl-8 text-base text-ink placeholder:text-soft sm:text-sm"
          />
          <kbd aria-hidden className="pointer-events-none absolute top-1/2 right-2 hidden -translate-y-1/2 rounded border border-line px-1.5 font-sans text-xs text-soft peer-focus:hidden peer-not-placeholder-shown:hidden sm:pointer-fine:block">
            /
          </kbd>
        </div>
        {onCancel && (
          <Button variant="quiet" className="sm:hidden" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </form>
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={6} align="end" className="z-50">
          <Autocomplete.Popup className="max-h-(--available-height) w-[max(var(--anchor-width),min(28rem,calc(100vw-2rem)))] overflow-y-auto rounded-lg border border-line bg-raised text-ink shadow-lg">
            <Autocomplete.Status className={groups.length > 0 ? "sr-only" : "px-3 py-2.5 text-sm text-soft"}>{status}</Autocomplete.Status>
            <Suggestions />
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

/** On a phone the open box covers the header. */
const bar = "flex items-center gap-1 sm:w-56 lg:w-72 max-sm:absolute max-sm:inset-0 max-sm:z-10 max-sm:bg-paper max-sm:px-4";

/** The search in the header: a box or, on a phone, a button that opens it. Without scripts both lead to the search page. */
export function HeaderSearch() {
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
      <a ref={opener} href="/search" aria-label="Search" onClick={onClick} className={`${iconLink} sm:hidden ${isOpen ? "invisible" : ""}`}>
        <Search aria-hidden className="size-5" />
      </a>
      <Box typed="" className={`${bar} ${isOpen ? "" : "max-sm:hidden"}`} inputRef={input} onCancel={isOpen ? close : undefined} />
    </QueryClientProvider>
  );
}

/** The search on its own page, with what was looked for in it. */
export function PageSearch({ typed }: { typed: string }) {
  const [client] = useState(() => new QueryClient());
  const input = useRef<HTMLInputElement>(null);
  useSearchKeys(() => input.current?.select());
  return (
    <QueryClientProvider client={client}>
      <Box typed={typed} className="flex" inputRef={input} autoFocus={typed === ""} />
    </QueryClientProvider>
  );
}
