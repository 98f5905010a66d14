/** The nearest client address that a proxy named: a hint for rate limits, never for permissions. */
export function addressOf(headers: Headers | Record<string, string | undefined> | undefined): string {
  const value = headers instanceof Headers ? headers.get("x-forwarded-for") : headers?.["x-forwarded-for"];
  return value?.split(",").at(-1)?.trim() || "unknown";
}
