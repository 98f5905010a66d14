const initials = (name: string): string => {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => [...word][0] ?? "") : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toUpperCase();
};

/** For each name some letters that stand for it where there is little room, no two the same. */
export function marksFor(names: string[]): string[] {
  const given = new Set<string>();
  return names.map((name) => {
    const mark = initials(name);
    let unique = mark;
    for (let number = 2; given.has(unique); number++) unique = `${mark}${number}`;
    given.add(unique);
    return unique;
  });
}
