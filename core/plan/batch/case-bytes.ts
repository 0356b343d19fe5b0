import type { Flat } from '../../geometry/flat.ts';
import { parsedJson } from '../../json.ts';
import { type Cursor, cursorOf, readDecimal } from './decimal.ts';

/**
 * The value of a plan case from one line of JSON (UTF-8), as parsedJson gives it but for its outlines, which are rows of numbers; throws where
 * it does. Nearly all of a case are the vertices of its outlines: they are read straight from the bytes, and the few words around them as any
 * JSON. The rows are lent until the next line is read.
 */
export function parsedCase(line: Uint8Array): unknown {
  return withOutlines(line) ?? parsedJson(text.decode(line).trim());
}

const text = new TextDecoder('utf-8', { ignoreBOM: true });

const MARK = new TextEncoder().encode('"contour"');
const [QUOTE, BACKSLASH, COLON, COMMA, OPENED, CLOSED] = [0x22, 0x5c, 0x3a, 0x2c, 0x5b, 0x5d];

/** Stands in JSON for the outline of a number. Nothing else can be read as it: a text with this control in it needs a backslash. */
const standIn = (number: number): string => `\u0001${number}`;

/** Null where the line is not a case whose every outline is the outline of a lumen, or holds a backslash. */
function withOutlines(line: Uint8Array): unknown {
  const parts: string[] = [];
  const outlines: Flat[] = [];
  const cursor = cursorOf(line);
  taken = 0;
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === BACKSLASH) return null;
    if (line[at] !== QUOTE || !isMark(line, at)) continue;
    cursor.at = at + MARK.length;
    if (!passes(cursor, COLON)) continue;
    const begin = cursor.at;
    const outline = outlineAt(cursor);
    if (outline === null) return null;
    parts.push(text.decode(line.subarray(from, begin)), JSON.stringify(standIn(outlines.length)));
    outlines.push(outline);
    from = cursor.at;
    at = from - 1;
  }
  if (outlines.length === 0) return null;
  const document = parsedJson([...parts, text.decode(line.subarray(from))].join('').trim());
  return putBack(document, outlines) ? document : null;
}

/** Puts the outlines into the lumens in their order; false where they are not the outlines of all lumens. */
function putBack(document: unknown, outlines: readonly Flat[]): boolean {
  const lumens: unknown = has(document, 'lumens') ? document.lumens : null;
  if (!Array.isArray(lumens) || lumens.length !== outlines.length) return false;
  const places = lumens.filter((lumen, number) => has(lumen, 'contour') && lumen.contour === standIn(number));
  if (places.length !== outlines.length) return false;
  for (const [number, lumen] of lumens.entries()) lumen.contour = outlines[number];
  return true;
}

function has<Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function isMark(line: Uint8Array, at: number): boolean {
  for (let letter = 1; letter < MARK.length; letter += 1) if (line[at + letter] !== MARK[letter]) return false;
  return true;
}

/** What the outlines of a line are read into, one after the other, and how much of it is taken. */
let lent = new Float64Array(1 << 13);
let taken = 0;

/** The list of vertices that begins at the cursor, which is moved behind it; null where there is none, or one of numbers that are not finite. */
function outlineAt(cursor: Cursor): Flat | null {
  let end = taken;
  if (!passes(cursor, OPENED)) return null;
  do {
    if (end === lent.length) end = moved(end);
    if (!passes(cursor, OPENED) || !readDecimal(cursor, lent, end)) return null;
    if (!passes(cursor, COMMA) || !readDecimal(cursor, lent, end + 1)) return null;
    if (!passes(cursor, CLOSED) || !Number.isFinite(lent[end]) || !Number.isFinite(lent[end + 1])) return null;
    end += 2;
  } while (passes(cursor, COMMA));
  const row = new Float64Array(lent.buffer, 8 * taken, end - taken);
  taken = end;
  return passes(cursor, CLOSED) ? row : null;
}

/** Goes on with an outline that has become too long for what was lent, in twice as much: where it ends there. */
function moved(end: number): number {
  const begun = lent.subarray(taken, end);
  lent = new Float64Array(2 * lent.length);
  lent.set(begun);
  taken = 0;
  return begun.length;
}

/** Moves the cursor over a sign and the space around it; false, and only over space, where another one stands. */
function passes(cursor: Cursor, sign: number): boolean {
  const { bytes } = cursor;
  let { at } = cursor;
  while (isSpace(bytes[at])) at += 1;
  const found = bytes[at] === sign;
  if (found) at += 1;
  while (found && isSpace(bytes[at])) at += 1;
  cursor.at = at;
  return found;
}

/** The space of JSON, but for the line feed, which ends a line. */
function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
