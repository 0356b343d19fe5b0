import type { Outline, Role } from './document.ts';
import { numberedName, numberedNames } from './numbered.ts';

const WORDS: Readonly<Record<Role, string>> = {
  lesion: 'Lesion',
  reference: 'Reference',
  other: 'Outline',
  unknown: 'Outline',
};
const GIVEN = new RegExp(`^(${Object.values(WORDS).join('|')}) \\d+$`);

/** "Lesion 1", or the first number that none of the outlines has. */
export function freeName(outlines: readonly Outline[], role: Role): string {
  return numberedName(WORDS[role], outlines);
}

/** So many free names for outlines of a role, each different. */
export function freeNames(outlines: readonly Outline[], role: Role, count: number): readonly string[] {
  return numberedNames(WORDS[role], outlines, count);
}

/** True for a name that the program gave and nobody changed: it follows the role. */
export function isGivenName(name: string): boolean {
  return GIVEN.test(name);
}
