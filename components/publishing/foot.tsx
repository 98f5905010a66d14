import type { ReactNode } from "react";

/** What can be done in a dialog, and why it could not, in sight however long the list above is. */
export const Foot = ({ problem = null, children }: { problem?: string | null; children: ReactNode }) => (
  <div className="sticky -bottom-6 -mx-6 mt-4 -mb-6 border-t border-line bg-raised px-6 py-4">
    {problem && (
      <p role="alert" className="mb-3 text-sm text-danger">
        {problem}
      </p>
    )}
    <div className="flex flex-wrap justify-end gap-2">{children}</div>
  </div>
);
