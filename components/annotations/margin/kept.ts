/**
 * The cards in a list that must stay on the page, however far away: what is being written in one would go with it, and
 * the keyboard's focus, and what has been opened from it.
 */
export const keptIn = (list: Element): string[] =>
  [...list.querySelectorAll<HTMLElement>(":scope > [data-standing]")]
    .filter((card) => card.matches(':has(:focus, form, [aria-expanded="true"])'))
    .map((card) => card.dataset.standing ?? "");
