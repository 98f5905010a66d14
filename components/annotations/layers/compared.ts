import type { Placed } from "@/lib/annotations/place";

/** Two people, by their ids. */
export type Pair = [string, string];
export type Author = { id: string; name: string };

/** Names the two people who are compared, by their ids: `?compare=…,…`. */
export const COMPARE_PARAMETER = "compare";

/** Those who wrote what is there, oneself first, then by how much. */
export function authorsOf(placed: Placed[], me: string): Author[] {
  const authors = new Map<string, Author & { count: number }>();
  for (const { annotation, places } of placed) {
    const { id, name } = annotation.author;
    if (places.length > 0) authors.set(id, { id, name: id === me ? "You" : name, count: (authors.get(id)?.count ?? 0) + 1 });
  }
  return [...authors.values()].sort((a, b) => Number(b.id === me) - Number(a.id === me) || b.count - a.count || a.name.localeCompare(b.name));
}

/** The two who are asked for, and the first that are there in place of those who are not; null where there are no two. */
export function pairOf(authors: Author[], asked: string[]): Pair | null {
  const known = [...new Set(asked)].filter((id) => authors.some((one) => one.id === id));
  const others = authors.map(({ id }) => id).filter((id) => !known.includes(id));
  const [first, second] = [...known, ...others];
  return first !== undefined && second !== undefined ? [first, second] : null;
}
