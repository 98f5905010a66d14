"use client";

import { useEffect, useRef, useState } from "react";
import type { ReactNode, SubmitEvent } from "react";
import type { Problem, Result } from "@/lib/errors";

type FormProps<T> = {
  /** Takes the fields by name; what it returns tells how it went. */
  submit: (fields: Record<string, string>) => Promise<Result<T>>;
  onDone?: (value: T) => void | Promise<void>;
  className?: string;
  children: (state: { busy: boolean; errorOf: (field: string) => string | undefined }) => ReactNode;
};

const isFor = (problem: Problem | null, field: string) => problem?.fields?.find(({ path }) => path === field)?.message;

/** A form that sends itself by `submit`, says what was refused, and keeps what was typed. */
export function Form<T>({ submit, onDone, className = "space-y-5", children }: FormProps<T>) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const frame = useRef<HTMLFormElement>(null);
  // The button, which cannot be pressed while it sends, has lost the focus by then, and what is beside a field is said only there.
  useEffect(() => {
    if (problem) frame.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setProblem(null);
    const result = await submit(Object.fromEntries(new FormData(form)) as Record<string, string>);
    if (result.ok) await onDone?.(result.value);
    else setProblem(result.problem);
    setBusy(false);
  };
  return (
    <form ref={frame} method="post" noValidate onSubmit={(event) => void send(event)} className={className}>
      {problem && !problem.fields?.length && (
        <p role="alert" className="rounded-md border border-danger px-3 py-2 text-sm text-danger">
          {problem.detail}
        </p>
      )}
      {children({ busy, errorOf: (field) => isFor(problem, field) })}
    </form>
  );
}
