/** So many names of a word with a number after it ("Caliper 1"), the lowest numbers that nothing has yet. */
export function numberedNames(
  word: string,
  taken: readonly { readonly name: string }[],
  count: number,
): readonly string[] {
  const known = new Set(taken.map(({ name }) => name));
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = `${word} ${number}`;
    if (!known.has(name)) names.push(name);
  }
  return names;
}

/** One such name. */
export function numberedName(word: string, taken: readonly { readonly name: string }[]): string {
  return numberedNames(word, taken, 1)[0] ?? word;
}
