"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { Check } from "lucide-react";
import { useColourNames } from "@/components/annotations/cards/colour-names";
import { colourLabels, colourNames, KindLabel, kindNames } from "@/components/annotations/cards/kinds";
import { NameColours } from "@/components/annotations/cards/name-colours";
import type { AnnotationKind, Colour } from "@/lib/db/generated/enums";

type ChoiceProps<T> = { value: T; onChange: (value: T) => void };

/** What an annotation is: one of the kinds, all in sight. */
export function KindChoice({ value, onChange }: ChoiceProps<AnnotationKind>) {
  return (
    <RadioGroup<AnnotationKind> aria-label="Kind" value={value} onValueChange={onChange} className="-mx-1 flex flex-wrap gap-0.5">
      {kindNames.map((kind) => (
        <Radio.Root key={kind} value={kind} className="choice px-1.5 py-1 text-xs">
          <KindLabel kind={kind} />
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

/** The colour of an annotation, said in words beside the swatches. */
export function ColourChoice({ value, onChange }: ChoiceProps<Colour>) {
  const { names, titleOf } = useColourNames();
  return (
    <div className="flex items-center gap-1.5">
      <RadioGroup<Colour> aria-label="Colour" value={value} onValueChange={onChange} className="-mx-1 flex">
        {colourNames.map((colour) => (
          <Radio.Root key={colour} value={colour} aria-label={titleOf(colour)} title={titleOf(colour)} className="choice grid size-8 place-items-center">
            <span aria-hidden className="swatch grid! place-items-center" data-colour={colour}>
              <Radio.Indicator render={<Check className="size-3.5" />} />
            </span>
          </Radio.Root>
        ))}
      </RadioGroup>
      <bdi aria-hidden className="min-w-0 truncate text-xs text-soft">
        {names[value] ?? colourLabels[value]}
      </bdi>
      <span className="grow" />
      <NameColours />
    </div>
  );
}
