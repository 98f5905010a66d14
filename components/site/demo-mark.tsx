/** Marks what belongs to the demonstration. */
export const DemoMark = () => (
  <span className="inline-block shrink-0 rounded border border-line bg-tint px-1.5 align-middle font-sans text-xs font-normal tracking-normal text-soft">demo</span>
);
