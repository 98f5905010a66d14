/** The filter of "My annotations" as its address says it. */
export type OwnParams = Record<string, string>;

/** The same page with some of its filter changed, from its first page on; null takes a part of it away. */
export function ownPath(params: OwnParams, change: Record<string, string | null> = {}): string {
  const { cursor: _, ...rest } = params;
  const all = Object.entries({ ...rest, ...change }).filter((entry): entry is [string, string] => entry[1] !== null);
  return all.length === 0 ? "/annotations" : `/annotations?${new URLSearchParams(all)}`;
}
