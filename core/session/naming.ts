import type { Outline, Role } from './document.ts';

const WORDS: Readonly<Record<Role, string>> = { lesion: 'Lesion', reference: 'Reference', other: 'Outline' };
const GIVEN = new RegExp(`^(${Object.values(WORDS).join('|')}) \\d+$`);

/** "Lesion 1", or the first number that none of the outlines has. */
export function freeName(outlines: readonly Outline[], role: Role): string {
  return freeNames(outlines, role, 1)[0] ?? WORDS[role];
}

/** So many free names for outlines of a role, each different. */
export function freeNames(outlines: readonly Outline[], role: Role, count: number): readonly string[] {
  const taken = new Set(outlines.map(({ name }) => name));
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = `${WORDS[role]} ${number}`;
    if (!taken.has(name)) names.push(name);
  }
  return names;
}

/** True for a name that the program gave and nobody changed: it follows the role. */
export function isGivenName(name: string): boolean {
  return GIVEN.test(name);
}
