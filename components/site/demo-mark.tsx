/** Marks what belongs to the demonstration. */
export const DemoMark = () => <span className="ml-1.5 inline-block shrink-0 rounded bg-tint px-1.5 align-middle font-sans text-xs font-normal tracking-normal text-soft">demo</span>;
