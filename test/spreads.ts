import { textOf } from './imports.ts';

/** Calls that take a list of arguments where a list of values is meant: with some hundred thousand they throw. */
const CALL = /(?:Math\.(?:min|max)|\.(?:push|unshift|splice)|String\.from(?:CharCode|CodePoint))\(/g;

/** The calls in a file of the project that spread a list into their arguments, with their lines. */
export function spreadCalls(path: string): string[] {
  return spreadsIn(textOf(path)).map((line) => `${path}:${line}`);
}

/** The lines of a text in which such a call spreads a list among its own arguments. */
export function spreadsIn(text: string): number[] {
  return [...text.matchAll(CALL)]
    .filter(({ index, 0: call }) => spreadsAt(text, index + call.length))
    .map(({ index }) => text.slice(0, index).split('\n').length);
}

/** Whether three dots stand before an argument of the call whose arguments begin at `start`; what lies in brackets inside is not its own. */
function spreadsAt(text: string, start: number): boolean {
  for (let at = start, depth = 0; at < text.length && depth >= 0; at++) {
    const character = text.charAt(at);
    if (depth === 0 && text.startsWith('...', at)) return true;
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
  }
  return false;
}
