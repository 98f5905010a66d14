/* One line of what is to be known of a reading. */
export const fact = "flex gap-2 text-sm text-soft";
export const factIcon = "mt-0.5 size-4 shrink-0";
