import { z } from 'zod';

/** Errors whose sentences are the language's own: they quote what they speak of, or name it by a word of the source. */
const OF_THE_LANGUAGE = ['TypeError', 'RangeError', 'ReferenceError'];
/** Words with which such sentences begin. */
const FIRST_WORDS = /^(Cannot|Invalid|Maximum|Assignment|Class|Reduce|Division|Array)$/;
const MOST_FRAMES = 12;
const PLACE = /^[\w$.<>]{0,60} ?[\w.-]{1,80}:\d{1,7}:\d{1,7}$/;

/** A fault of the program as it may be written down: where it happened and of what kind it is; no name, number, path or word out of a file. */
export const faultSchema = z.strictObject({
  /** The part of the program in its own words. */
  part: z.string().regex(/^[A-Za-z ]{1,60}$/),
  kind: z.string().regex(/^\w{1,60}$/),
  words: z.string().regex(/^[a-z …]{0,200}$/),
  /** Function, file of the program, line and column, the innermost first. */
  places: z.array(z.string().regex(PLACE)).max(MOST_FRAMES),
});
export type Fault = z.infer<typeof faultSchema>;

/** What may be written down of whatever was thrown in a part of the program. */
export function faultOf(part: string, thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { part, kind: 'thrown', words: '', places: [] };
  return { part, kind: kindOf(thrown), words: wordsOf(thrown), places: placesOf(thrown) };
}

/** A fault as one line of a log. */
export function faultText({ part, kind, words, places }: Fault): string {
  return [`${part}: ${kind}`, ...(words === '' ? [] : [words]), ...places].join(' | ');
}

/** The name of its class, and the code of the operating system where it has one ("ENOENT"). */
function kindOf(error: Error): string {
  const name = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error';
  const code = 'code' in error && /^E[A-Z]{2,18}$/.test(String(error.code)) ? `_${String(error.code)}` : '';
  return name + code;
}

/** Ordinary words of a sentence of the language; whatever else stands in it is an ellipsis. Other errors may say anything, and say nothing here. */
function wordsOf({ name, message }: Error): string {
  if (!OF_THE_LANGUAGE.includes(name)) return '';
  const bare = message
    .replace(/(["'`]).*\1|\(.*\)/gs, ' … ')
    .trim()
    .split(/\s+/);
  const words = bare.map((word, index) => {
    if (index === 0 && FIRST_WORDS.test(word)) return word.toLowerCase();
    return index > 0 && /^[a-z]{1,20}$/.test(word) ? word : '…';
  });
  return words.join(' ').slice(0, 200);
}

/** Where it happened, from the stack below the sentence. */
function placesOf({ name, message, stack = '' }: Error): string[] {
  const head = [`${name}: ${message}\n`, `${name}\n`].find((beginning) => stack.startsWith(beginning));
  if (head === undefined) return [];
  const lines = stack.slice(head.length).split('\n').slice(0, MOST_FRAMES);
  return lines.map(placeOf).filter((place) => PLACE.test(place));
}

function placeOf(line: string): string {
  const [, of = '', file = '', at = ''] =
    /^\s*at (?:(?:async )?([\w$.<>]+) )?.*?([^/\\(]*?)(:\d+:\d+)\)?$/.exec(line) ?? [];
  return `${of} ${file}${at}`.trim();
}
