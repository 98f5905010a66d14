const paragraphsOf = (text: string) => text.split(/\n{2,}/);

/** How many paragraphs two texts have in common from their beginning on. */
function sharedAtStart(a: string[], b: string[]): number {
  const differing = a.findIndex((paragraph, index) => paragraph !== b[index]);
  return differing === -1 ? a.length : differing;
}

/** One text that holds both: what they share at the beginning and the end once, and between it first mine, then theirs. */
export function bothTexts(mine: string, theirs: string): string {
  const [a, b] = [paragraphsOf(mine), paragraphsOf(theirs)];
  const start = sharedAtStart(a, b);
  const [restOfA, restOfB] = [a.slice(start), b.slice(start)];
  const end = sharedAtStart(restOfA.toReversed(), restOfB.toReversed());
  const middle = (rest: string[]) => rest.slice(0, rest.length - end);
  const parts = [...a.slice(0, start), ...middle(restOfA), ...middle(restOfB), ...restOfA.slice(restOfA.length - end)];
  return parts.filter((paragraph) => paragraph.trim() !== "").join("\n\n");
}
