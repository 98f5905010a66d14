"use client";

import { KindLabel } from "@/components/annotations/cards/kinds";
import { ReadNote } from "@/components/annotations/cards/read-note";
import type { Annotation } from "@/lib/annotations/schema";
import { countKinds, toggleAll } from "./choosing";

type ChooseNotesProps = {
  notes: Annotation[];
  /** The ids of those that are not chosen. */
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
  label: string;
};

const chip = "choice inline-flex min-h-8 items-center gap-1.5 border-line! px-2 text-xs";

/** Which annotations: all of them, those of a kind, or each by hand. */
export function ChooseNotes({ notes, left, onLeft, label }: ChooseNotesProps) {
  const ids = notes.map(({ id }) => id);
  const chosen = ids.filter((id) => !left.has(id)).length;
  const kinds = countKinds(notes, left);
  const idsOf = (kind: Annotation["kind"]) => notes.filter((one) => one.kind === kind).map(({ id }) => id);
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      <div className="mb-1 flex flex-wrap gap-1.5">
        <button type="button" aria-pressed={chosen === ids.length} data-checked={chosen === ids.length || undefined} onClick={() => onLeft(toggleAll(ids, left))} className={chip}>
          All <span className="tabular-nums">{ids.length}</span>
        </button>
        {kinds.length > 1 &&
          kinds.map(({ kind, count, chosen: ofKind }) => (
            <button key={kind} type="button" aria-pressed={ofKind === count} data-checked={ofKind === count || undefined} onClick={() => onLeft(toggleAll(idsOf(kind), left))} className={chip}>
              <KindLabel kind={kind} /> <span className="tabular-nums">{count}</span>
            </button>
          ))}
      </div>
      <ul className="divide-y divide-line">
        {notes.map(({ id, kind, note, targets }) => (
          <li key={id} className="[contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
            <label className="flex cursor-pointer gap-3 py-3">
              <input type="checkbox" className="mt-1 size-4 shrink-0 accent-accent" checked={!left.has(id)} onChange={() => onLeft(toggleAll([id], left))} />
              <span className="min-w-0">
                <KindLabel kind={kind} className="text-xs text-soft" />
                <span dir="auto" className="line-clamp-2 pe-1 text-sm text-soft italic">
                  {targets.map(({ quote }) => quote).join(" … ")}
                </span>
                {note && (
                  <span className="line-clamp-3">
                    <ReadNote note={note} />
                  </span>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
