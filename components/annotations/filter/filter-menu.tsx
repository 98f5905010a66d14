"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";

export type FilterChoice = { value: string; label: ReactNode; /** How many it would show, where that is known. */ count?: number; chosen: boolean };
export type FilterGroup = { name: string; choices: FilterChoice[]; toggle: (value: string) => void };

function Choice({ choice: { label, count, chosen }, onToggle }: { choice: FilterChoice; onToggle: () => void }) {
  return (
    <Menu.CheckboxItem checked={chosen} onCheckedChange={onToggle} className="menu-item">
      <span className="grid size-4 shrink-0 place-items-center rounded border border-soft">
        <Menu.CheckboxItemIndicator>
          <Check aria-hidden className="size-3.5" />
        </Menu.CheckboxItemIndicator>
      </span>
      <span className="flex min-w-0 grow items-center gap-1.5">{label}</span>
      {count !== undefined && (
        <span className="text-xs text-soft tabular-nums">
          {count}
          <span className="sr-only"> {count === 1 ? "annotation" : "annotations"}</span>
        </span>
      )}
    </Menu.CheckboxItem>
  );
}

function Groups({ groups }: { groups: () => FilterGroup[] }) {
  return groups().map(({ name, choices, toggle }) => (
    <Menu.Group key={name} className="pb-1">
      <Menu.GroupLabel className="px-3 pt-2 pb-1 text-xs font-medium text-soft">{name}</Menu.GroupLabel>
      {choices.map((choice) => (
        <Choice key={choice.value} choice={choice} onToggle={() => toggle(choice.value)} />
      ))}
    </Menu.Group>
  ));
}

type ChoiceMenuProps = { /** Asked for when it is opened. */ groups: () => FilterGroup[]; /** What its button says. */ face: ReactNode; className?: string; /** Further items. */ children?: ReactNode };

/** Choices in groups, under a button. */
export function ChoiceMenu({ groups, face, className = "", children }: ChoiceMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass("secondary", `px-2.5 ${className}`)}>{face}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-50">
          {/* What scrolls can be reached by keyboard. */}
          <Menu.Popup tabIndex={0} className="menu w-72">
            <Groups groups={groups} />
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** What can be filtered by, with how many each choice would show. */
export function FilterMenu({ groups, chosen }: Pick<ChoiceMenuProps, "groups"> & { chosen: number }) {
  const face = (
    <>
      <ListFilter aria-hidden className="size-4" />
      Filter
      {chosen > 0 && (
        <span className="rounded-full bg-accent px-1.5 text-xs text-on-accent">
          {chosen}
          <span className="sr-only"> chosen</span>
        </span>
      )}
    </>
  );
  return <ChoiceMenu groups={groups} face={face} />;
}
