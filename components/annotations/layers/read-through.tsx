"use client";

import { Menu } from "@base-ui/react/menu";
import { ChevronDown, Columns2, Users } from "lucide-react";
import { useMemo } from "react";
import { peopleGroup } from "@/components/annotations/filter/filter-groups";
import type { FilterNames } from "@/components/annotations/filter/filter-groups";
import { ChoiceMenu } from "@/components/annotations/filter/filter-menu";
import type { FilterGroup } from "@/components/annotations/filter/filter-menu";
import type { Filtering } from "@/components/annotations/filter/use-filter";
import { mostPeople } from "@/lib/agreement/accords";
import type { Agreement, Filter } from "@/lib/annotations/filter";
import type { Placed } from "@/lib/annotations/place";
import { CompareDialog } from "./compare-dialog";
import { authorsOf, pairOf } from "./compared";
import { useCompared } from "./use-compared";

/** The most people of whom it is offered that so many marked a point. */
const MOST_OFFERED = 5;

const agreementLabel = (agreement: Agreement): string => {
  if (agreement === "mine") return "Only you marked";
  return agreement === "disputed" ? "Where people disagree" : `Marked by ${agreement} or more`;
};

/** "Everyone", "Ada Founder", "3 people · Marked by 2 or more". */
export function throughLabel({ people, agreement }: Pick<Filter, "people" | "agreement">, nameOf: (id: string) => string): string {
  const [one] = people;
  const who = one === undefined ? "Everyone" : people.length === 1 ? nameOf(one) : `${people.length} people`;
  if (agreement === null) return who;
  return one === undefined ? agreementLabel(agreement) : `${who} · ${agreementLabel(agreement)}`;
}

/** By how many people points may be asked to be marked: as many as ever marked one, and what is asked for now. */
const offeredPeople = (most: number, asked: Agreement | null): number[] => {
  const offered = Array.from({ length: Math.max(0, Math.min(most, MOST_OFFERED) - 1) }, (_, index) => index + 2);
  return typeof asked === "number" && !offered.includes(asked) ? [...offered, asked] : offered;
};

function agreementGroup({ filter, setFilter }: Filtering, most: number): FilterGroup {
  const choices: Agreement[] = [...offeredPeople(most, filter.agreement), "mine", "disputed"];
  return {
    name: "Agreement",
    choices: choices.map((one) => ({ value: String(one), label: agreementLabel(one), chosen: filter.agreement === one })),
    toggle(value) {
      const agreement = choices.find((one) => String(one) === value) ?? null;
      setFilter({ ...filter, agreement: filter.agreement === agreement ? null : agreement });
    },
  };
}

type ReadThroughProps = { filtering: Filtering; names: FilterNames; placed: Placed[] };

/** Through whose annotations one reads: everyone's, one's own, someone's, or those on which people agree or do not. */
export function ReadThrough({ filtering, names, placed }: ReadThroughProps) {
  const { compared, compare } = useCompared();
  const authors = useMemo(() => authorsOf(placed, names.me.id), [placed, names.me.id]);
  const pair = compared && pairOf(authors, compared);
  const { filter, setFilter } = filtering;
  const isByOne = names.annotations.every(({ author }) => author.id === names.annotations[0]?.author.id);
  if (isByOne && filter.agreement === null && filter.people.length === 0) return null;
  const nameOf = (id: string) => (id === names.me.id ? "You" : (names.annotations.find(({ author }) => author.id === id)?.author.name ?? "Someone"));
  const label = throughLabel(filter, nameOf);
  const through = (): FilterGroup => {
    const people = peopleGroup(filtering, names);
    const everyone = { value: "", label: "Everyone", count: undefined, chosen: filter.people.length === 0 };
    return {
      name: "Read through",
      choices: [everyone, ...people.choices],
      toggle: (value) => (value === "" ? setFilter({ ...filter, people: [] }) : people.toggle(value)),
    };
  };
  const face = (
    <>
      <Users aria-hidden className="size-4 shrink-0" />
      <span className="shrink-0 text-soft">Read through</span>
      <bdi className="truncate">{label}</bdi>
      <span className="grow" />
      <ChevronDown aria-hidden className="size-4 shrink-0 text-soft" />
    </>
  );
  return (
    <>
      <ChoiceMenu groups={() => [through(), agreementGroup(filtering, mostPeople(placed))]} face={face} className="mb-2 w-full justify-start!">
        {!isByOne && (
          <>
            <Menu.Separator className="mx-2 my-1 h-px bg-line" />
            <Menu.Item onClick={() => compare(pairOf(authors, []))} className="menu-item">
              <Columns2 aria-hidden className="size-4 text-soft" />
              Compare two people…
            </Menu.Item>
          </>
        )}
      </ChoiceMenu>
      {pair && <CompareDialog placed={placed} people={authors} chosen={pair} onChoose={compare} onClose={() => compare(null)} />}
    </>
  );
}
