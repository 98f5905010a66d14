/** Where to go after signing in: a path within this site, or home for anything else. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  // "//host" and "/\host" are addresses of other sites, and so is the path of "/.//host".
  const base = "http://gloss.invalid";
  if (!URL.canParse(next, base)) return "/";
  const url = new URL(next, base);
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : "/";
}

/** The query of a page's address, as Next.js gives it. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** Each parameter once, its first value; those without one are left out, as an empty field of a form is. */
export const firstValues = (params: SearchParams): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first ? [[name, first]] : [];
    }),
  );
