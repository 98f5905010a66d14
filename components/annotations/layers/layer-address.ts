/** Names the layers that are on, by their groups' slugs: `?layers=book-club,tuesday-readers`. */
export const LAYERS_PARAMETER = "layers";

/** More than anyone reads at once. */
const MOST_LAYERS = 20;

/** The slugs in an address, each once. */
export const parseLayers = (value: string | string[] | undefined): string[] =>
  [...new Set([value ?? []].flat().flatMap((part) => part.split(",")).filter(Boolean))].slice(0, MOST_LAYERS);
