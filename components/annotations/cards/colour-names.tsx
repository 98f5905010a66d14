"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use, useCallback } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { ColourNames } from "@/lib/colours/schema";
import type { Colour } from "@/lib/db/generated/enums";
import { call } from "@/lib/http/client";
import { colourLabels, colourNames } from "./kinds";

const Initial = createContext<ColourNames>({});

/** Tells the components below what the reader calls the colours. */
export const ColourNamesProvider = ({ names, children }: { names: ColourNames; children: ReactNode }) => <Initial value={names}>{children}</Initial>;

const queryKey = ["colours"];

/** What the reader calls the colours, and the naming of them. */
export function useColourNames() {
  const client = useQueryClient();
  const { data: names } = useQuery<ColourNames>({ queryKey, initialData: use(Initial), enabled: false });
  const titleOf = useCallback((colour: Colour) => (names[colour] ? `${colourLabels[colour]}: ${names[colour]}` : colourLabels[colour]), [names]);
  return {
    names,
    /** "Yellow", or "Yellow: Key claim" for one that has a name. */
    titleOf,
    show: (next: ColourNames) => client.setQueryData<ColourNames>(queryKey, next),
  };
}

/** The form in which colours are named. */
export function ColourNamesForm({ names, onDone }: { names: ColourNames; onDone: (names: ColourNames) => void }) {
  return (
    <Form className="space-y-3" submit={(fields) => call<ColourNames>("PUT", "/me/colours", fields)} onDone={onDone}>
      {({ busy, errorOf }) => (
        <>
          {colourNames.map((colour) => (
            <div key={colour} className="flex items-end gap-3">
              <span aria-hidden className="swatch mb-2.5" data-colour={colour} />
              <div className="grow">
                <Field label={colourLabels[colour]} name={colour} defaultValue={names[colour] ?? ""} maxLength={40} dir="auto" autoComplete="off" error={errorOf(colour)} />
              </div>
            </div>
          ))}
          <Button type="submit" disabled={busy}>
            Keep these names
          </Button>
        </>
      )}
    </Form>
  );
}
