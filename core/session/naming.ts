import type { Outline, Role } from './document.ts';

const WORDS: Readonly<Record<Role, string>> = { lesion: 'Lesion', reference: 'Reference', other: 'Outline' };
const GIVEN = new RegExp(`^(${Object.values(WORDS).join('|')}) \\d+$`);

/** "Lesion 1", or the first number that none of the outlines has. */
export function freeName(outlines: readonly Outline[], role: Role): string {
  const taken = new Set(outlines.map(({ name }) => name));
  let number = 1;
  while (taken.has(`${WORDS[role]} ${number}`)) number += 1;
  return `${WORDS[role]} ${number}`;
}

/** True for a name that the program gave and nobody changed: it follows the role. */
export function isGivenName(name: string): boolean {
  return GIVEN.test(name);
}
