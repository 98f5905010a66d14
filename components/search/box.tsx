"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Search } from "lucide-react";
import { useState } from "react";
import type { FocusEvent, KeyboardEvent, RefObject } from "react";
import { Button } from "@/components/ui/button";
import type { Found } from "@/lib/search/schema";
import { MAX_SEARCH } from "@/lib/search/words";
import { suggest, Suggestions } from "./suggestions";
import { useSearch } from "./use-search";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function describe({ annotations, summaries }: Found): string {
  const [written, read] = [annotations?.hits.length ?? 0, summaries?.hits.length ?? 0];
  if (written + read === 0) return "Nothing found.";
  return `${plural(written, "annotation", "annotations")} and ${plural(read, "place", "places")} in summaries shown.`;
}

type BoxProps = {
  /** Whose page it is, if anyone's. */
  userId: string | undefined;
  /** What stands in it at first. */
  typed: string;
  /** How it stands where it is. */
  className: string;
  inputRef: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
  /** With it, the box can be put away: by Escape, and on a phone by a button. */
  onCancel?: () => void;
};

/**
 * The search box: a plain form that leads to the search page, and under it the first hits while one types. Its list is
 * a part of the form and not a popup of the library's own, which would hide the rest of the page from screen readers
 * while the keyboard can still go there.
 */
export function Box({ userId, typed: first, className, inputRef, autoFocus, onCancel }: BoxProps) {
  const [typed, setTyped] = useState(first);
  const [isOpen, setOpen] = useState(false);
  const { found, problem, isSearching } = useSearch(typed, userId);
  const status = isOpen ? (problem ?? (found ? describe(found) : isSearching ? "Searching…" : null)) : null;
  const groups = found ? suggest(typed, found) : [];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") setOpen(true);
    if (event.key !== "Escape") return;
    // What was typed stays while only the list is put away.
    if (status === null) return onCancel?.();
    event.preventDefault();
    setOpen(false);
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => currentTarget.contains(relatedTarget) || setOpen(false);
  return (
    <Autocomplete.Root
      inline
      open
      items={groups}
      filter={null}
      value={typed}
      onValueChange={(value, { reason }) => {
        // A suggestion is a link: it leads somewhere and leaves what was typed.
        if (reason === "item-press") return;
        setTyped(value);
        setOpen(true);
      }}
      itemToStringValue={({ path }) => path}
    >
      <form action="/search" role="search" className={className} onKeyDown={onKeyDown} onBlur={onBlur}>
        <Search aria-hidden className="search-glass pointer-events-none size-4 text-soft" />
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
          aria-expanded={status !== null && groups.length > 0}
          placeholder="Search"
          onFocus={() => setOpen(true)}
          className="search-input min-w-0 grow rounded-md border border-line bg-raised py-1.5 pr-3 pl-8 text-base text-ink placeholder:text-soft sm:text-sm"
        />
        <kbd aria-hidden className="search-key">
          /
        </kbd>
        {onCancel && (
          <Button variant="quiet" className="ml-1 sm:hidden" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Autocomplete.Status className="sr-only">{status}</Autocomplete.Status>
        {status !== null && (
          <div className="search-list">{groups.length > 0 ? <Suggestions /> : <p aria-hidden className="px-3 py-2.5 text-sm text-soft">{status}</p>}</div>
        )}
      </form>
    </Autocomplete.Root>
  );
}
