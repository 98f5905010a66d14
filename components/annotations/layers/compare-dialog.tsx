"use client";

import { useMemo, useState } from "react";
import { SelectField } from "@/components/ui/field";
import { Modal } from "@/components/ui/modal";
import { compare } from "@/lib/agreement/accords";
import type { Relation, Row } from "@/lib/agreement/accords";
import type { Placed } from "@/lib/annotations/place";
import { CompareRows } from "./compare-rows";
import type { Author, Pair } from "./compared";

export const relationLabels = (first: string, second: string): Record<Relation, string> => ({
  both: "Both marked the same words",
  disagree: "They disagree",
  apart: "Both, other words",
  first: `Only ${first === "You" ? "you" : first}`,
  second: `Only ${second === "You" ? "you" : second}`,
});

const relations: Relation[] = ["disagree", "both", "apart", "first", "second"];

type ChoiceProps = { rows: Row[]; only: Relation | null; onOnly: (relation: Relation | null) => void; labels: Record<Relation, string> };

function RelationChoice({ rows, only, onOnly, labels }: ChoiceProps) {
  const countOf = (relation: Relation) => rows.filter((row) => row.relation === relation).length;
  const chip = "choice inline-flex min-h-8 max-w-full items-center gap-1.5 border-line! px-2 text-xs";
  return (
    <div role="group" aria-label="Which points" className="mb-3 flex flex-wrap gap-1.5">
      <button type="button" aria-pressed={only === null} data-checked={only === null || undefined} onClick={() => onOnly(null)} className={chip}>
        All points <span className="tabular-nums">{rows.length}</span>
      </button>
      {relations.map(
        (relation) =>
          countOf(relation) > 0 && (
            <button key={relation} type="button" aria-pressed={only === relation} data-checked={only === relation || undefined} onClick={() => onOnly(only === relation ? null : relation)} className={chip}>
              <bdi className="truncate">{labels[relation]}</bdi> <span className="tabular-nums">{countOf(relation)}</span>
            </button>
          ),
      )}
    </div>
  );
}

type CompareDialogProps = { placed: Placed[]; people: Author[]; chosen: Pair; onChoose: (chosen: Pair) => void; onClose: () => void };

/** Two people's annotations side by side, point by point. */
export function CompareDialog({ placed, people, chosen, onChoose, onClose }: CompareDialogProps) {
  const [only, setOnly] = useState<Relation | null>(null);
  const [first, second] = chosen;
  const rows = useMemo(() => compare(placed, first, second), [placed, first, second]);
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? "Someone";
  const labels = relationLabels(nameOf(first), nameOf(second));
  const choose = (which: 0 | 1, id: string) => {
    setOnly(null);
    // Someone is not compared with themselves: the other one takes the place that is left.
    onChoose(chosen[1 - which] === id ? [second, first] : which === 0 ? [id, second] : [first, id]);
  };
  const select = (which: 0 | 1, label: string) => (
    <div className="min-w-0 grow basis-32">
      <SelectField label={label} value={chosen[which]} onChange={({ target }) => choose(which, target.value)}>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <p aria-hidden className={`mt-1 inline-block text-xs text-soft ${which === 0 ? "compare-first" : "compare-second"}`}>
        underlined like this
      </p>
    </div>
  );
  return (
    <Modal wide title="Two people side by side" open onOpenChange={(open) => !open && onClose()}>
      <div className="mb-4 flex flex-wrap gap-x-4 gap-y-2">
        {select(0, "One of them")}
        {select(1, "The other")}
      </div>
      <RelationChoice rows={rows} only={only} onOnly={setOnly} labels={labels} />
      <CompareRows rows={only ? rows.filter(({ relation }) => relation === only) : rows} names={[nameOf(first), nameOf(second)]} authors={chosen} labels={labels} onLeave={onClose} />
    </Modal>
  );
}
