"use client";

import { Modal } from "@/components/ui/modal";
import { shownKey } from "@/components/ui/shortcuts";
import { shortcutGroups, type ShortcutGroup } from "./shortcuts";

const isDigit = (key: string) => /^\d$/.test(key);

/** What one label does by all its keys, as one line. */
function lines({ shortcuts }: ShortcutGroup): [label: string, keys: string[]][] {
  const byLabel = new Map<string, string[]>();
  for (const { label, keys } of shortcuts) byLabel.set(label, [...(byLabel.get(label) ?? []), ...keys]);
  return [...byLabel];
}

function Keys({ keys }: { keys: string[] }) {
  // The digits in a row are shown by the first and the last of them.
  const isRow = keys.length > 2 && keys.every(isDigit);
  const shown = isRow ? keys.filter((_, index) => index === 0 || index === keys.length - 1) : keys;
  return shown.map((key, index) => (
    <span key={key} className="whitespace-nowrap">
      {index > 0 && <span className="mx-1 text-soft">{isRow ? "to" : "or"}</span>}
      {shownKey(key).map((part) => (
        <kbd key={part} className="key">
          {part}
        </kbd>
      ))}
    </span>
  ));
}

type ShortcutHelpProps = { open: boolean; onOpenChange: (open: boolean) => void; withSigns: boolean; onWithSigns: (on: boolean) => void };

/** All shortcuts, from the table that they are taken from, and the switch for those of a single sign. */
export function ShortcutHelp({ open, onOpenChange, withSigns, onWithSigns }: ShortcutHelpProps) {
  return (
    <Modal title="Keyboard shortcuts" open={open} onOpenChange={onOpenChange}>
      <label className="flex items-start gap-2.5 rounded-lg bg-tint px-3 py-2.5 text-sm">
        <input type="checkbox" checked={withSigns} onChange={({ target }) => onWithSigns(target.checked)} className="mt-0.5 size-4 accent-(--accent)" />
        <span>
          Shortcuts of a single letter, digit or sign
          <span className="block text-soft">Switch them off if you speak to your computer. This device remembers it.</span>
        </span>
      </label>
      {shortcutGroups.map((group) => (
        <section key={group.title} className="mt-5">
          <h3 className="mb-1.5 text-xs font-semibold tracking-wide text-soft uppercase">{group.title}</h3>
          <dl className="divide-y divide-line text-sm">
            {lines(group).map(([label, keys]) => (
              <div key={label} className="flex items-baseline justify-between gap-4 py-1.5">
                <dt>{label}</dt>
                <dd className="text-right">
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
