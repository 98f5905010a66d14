"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, Eye, EyeOff } from "lucide-react";
import type { ReactElement } from "react";
import type { AudienceChoice } from "@/components/annotations/types";

type AudienceMenuProps = {
  choices: AudienceChoice[];
  chosen: string[];
  onChange: (audienceId: string, published: boolean) => void;
  /** Takes what is published back from everyone, also from audiences that are no choice any more. */
  onWithdraw?: () => void;
  className?: string;
  /** What the menu's button is, where it has to be more than a button: a part of a toolbar. */
  trigger?: ReactElement;
};

/** What a choice is called in a list of them. */
export const choiceName = ({ kind, label }: AudienceChoice) => (kind === "link" ? `Link: ${label}` : label);

/** "Only me", or the names of those who see it. */
export function audienceLabel(choices: AudienceChoice[], chosen: string[]): string {
  const names = choices.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
  const others = chosen.length - names.length;
  if (others > 0) names.push(`${others} other${others === 1 ? "" : "s"}`);
  return names.length === 0 ? "Only me" : names.join(", ");
}

/** Who sees an annotation, and the choice of it. Without anyone to choose it only says "Only me". */
export function AudienceMenu({ choices, chosen, onChange, onWithdraw, className = "", trigger }: AudienceMenuProps) {
  const label = audienceLabel(choices, chosen);
  const Icon = chosen.length === 0 ? EyeOff : Eye;
  const face = (
    <>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{label}</span>
    </>
  );
  const look = `inline-flex min-h-7 max-w-[min(12rem,100%)] items-center gap-1.5 rounded px-1.5 text-xs text-soft ${className}`;
  const canWithdraw = onWithdraw !== undefined && chosen.length > 0;
  if (choices.length === 0 && !canWithdraw) return <span className={look}>{face}</span>;
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} data-do="audience" aria-label={`Who sees this: ${label}`} className={`${look} hover:bg-tint hover:text-ink pointer-coarse:min-h-11`}>
        {face}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-50">
          <Menu.Popup className="menu">
            <Menu.Group>
              <Menu.GroupLabel className="px-3 py-1.5 text-xs text-soft">Who sees this, beside me</Menu.GroupLabel>
              {choices.map((choice) => (
                <Menu.CheckboxItem key={choice.id} checked={chosen.includes(choice.id)} onCheckedChange={(checked) => onChange(choice.id, checked)} className="menu-item">
                  <span className="grid size-4 shrink-0 place-items-center rounded border border-soft">
                    <Menu.CheckboxItemIndicator>
                      <Check aria-hidden className="size-3.5" />
                    </Menu.CheckboxItemIndicator>
                  </span>
                  <span className="truncate">{choiceName(choice)}</span>
                </Menu.CheckboxItem>
              ))}
            </Menu.Group>
            {canWithdraw && (
              <>
                <Menu.Separator className="mx-2 my-1 h-px bg-line" />
                <Menu.Item onClick={onWithdraw} className="menu-item">
                  <EyeOff aria-hidden className="size-4 text-soft" />
                  Take back from everywhere
                </Menu.Item>
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
