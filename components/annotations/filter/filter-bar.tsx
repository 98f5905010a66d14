"use client";

import { Search } from "lucide-react";
import { ReadThrough } from "@/components/annotations/layers/read-through";
import type { Seen } from "@/components/annotations/live/use-seen";
import type { UnreadReplies } from "@/components/threads/use-unread-replies";
import { everything, isFiltering } from "@/lib/annotations/filter";
import type { Placed } from "@/lib/annotations/place";
import { countChosen, filterGroups } from "./filter-groups";
import type { FilterNames } from "./filter-groups";
import { FilterMenu } from "./filter-menu";
import type { Filtering } from "./use-filter";

const quiet = "tap rounded font-medium text-accent hover:underline";

/** "2 new", "1 new, 3 new replies". */
function newsLabel(unread: number, replies: number): string {
  const said = `${replies} new ${replies === 1 ? "reply" : "replies"}`;
  return [...(unread > 0 ? [`${unread} new`] : []), ...(replies > 0 ? [said] : [])].join(", ");
}

type FilterBarProps = { filtering: Filtering; seen: Seen; replies: UnreadReplies; placed: Placed[]; names: FilterNames };

/** Above the notes: which of them are shown, what is new, and how to see all again. */
export function FilterBar({ filtering, seen, replies, placed, names }: FilterBarProps) {
  const { filter, setFilter, shown, total } = filtering;
  const isOn = isFiltering(filter);
  if (total === 0 && !isOn) return null;
  const markAllRead = () => {
    seen.markAllRead();
    void replies.markRead();
  };
  return (
    <div role="search" aria-label="Notes">
      <ReadThrough filtering={filtering} names={names} placed={placed} />
      <div className="flex gap-2">
        <FilterMenu groups={() => filterGroups(filtering, names)} chosen={countChosen(filtering)} />
        <label className="relative min-w-0 grow">
          <span className="sr-only">Find in the notes</span>
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-soft" />
          <input
            type="search"
            value={filter.text}
            placeholder="Find in the notes"
            onChange={({ target }) => setFilter({ ...filter, text: target.value })}
            className="h-9 pointer-coarse:h-11 w-full rounded-md border border-line bg-raised pr-2 pl-8 text-sm placeholder:text-soft"
          />
        </label>
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-2 text-xs text-soft">
        <p role="status">
          {isOn && `Showing ${shown.size} of ${total}`}
        </p>
        {isOn && (
          <button type="button" className={quiet} onClick={() => setFilter(everything)}>
            Clear<span className="sr-only"> the filter</span>
          </button>
        )}
        {seen.unread + replies.count > 0 && (
          <p className="ml-auto flex gap-2">
            {newsLabel(seen.unread, replies.count)}
            <button type="button" className={quiet} onClick={markAllRead}>
              Mark all as read
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
