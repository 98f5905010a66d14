import { useId } from "react";
import type { ComponentProps, ReactNode } from "react";

const control =
  "w-full rounded-md border border-line bg-raised px-3 py-2 text-base text-ink placeholder:text-soft aria-invalid:border-danger";

type Labelled = { label: string; hint?: ReactNode; error?: string };

function Frame({ id, label, hint, error, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      {children}
      {hint && !error && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

const described = (id: string, { hint, error }: Labelled) =>
  error ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : hint ? { "aria-describedby": `${id}-hint` } : {};

/** A labelled line of input. */
export function Field({ label, hint, error, ...props }: Labelled & ComponentProps<"input">) {
  const id = useId();
  return (
    <Frame {...{ id, label, hint, error }}>
      <input id={id} className={control} {...described(id, { label, hint, error })} {...props} />
    </Frame>
  );
}

/** A labelled text of several lines. */
export function TextField({ label, hint, error, ...props }: Labelled & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <Frame {...{ id, label, hint, error }}>
      <textarea id={id} className={`${control} min-h-24`} {...described(id, { label, hint, error })} {...props} />
    </Frame>
  );
}

/** A labelled choice. */
export function SelectField({ label, hint, error, ...props }: Labelled & ComponentProps<"select">) {
  const id = useId();
  return (
    <Frame {...{ id, label, hint, error }}>
      <select id={id} className={`${control} text-ellipsis`} {...described(id, { label, hint, error })} {...props} />
    </Frame>
  );
}

/** A box to tick, with its label beside it. */
export function CheckField({ label, hint, ...props }: Omit<Labelled, "error"> & ComponentProps<"input">) {
  const id = useId();
  return (
    <div className="flex gap-3 pointer-coarse:py-2">
      <input id={id} type="checkbox" className="mt-1 size-4 shrink-0 accent-accent" {...described(id, { label, hint })} {...props} />
      <div className="space-y-1">
        <label htmlFor={id} className="tap block text-sm font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
