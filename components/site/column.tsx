import type { ReactNode } from "react";

/** A page of text in a column of its own. */
export function Column({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mx-auto max-w-2xl px-4 py-10 sm:px-6 sm:py-14">
      <h1 className="font-serif text-3xl leading-tight font-semibold text-balance wrap-anywhere">{title}</h1>
      {lead && <p className="mt-3 text-lg wrap-anywhere text-soft">{lead}</p>}
      {children && <div className="mt-8">{children}</div>}
    </div>
  );
}
