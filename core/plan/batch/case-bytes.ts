import type { Contour, Point } from '../../geometry/point.ts';
import { parsedJson } from '../../json.ts';
import { type Cursor, decimalAt } from './decimal.ts';

/**
 * The value of a plan case from one line of JSON (UTF-8), as parsedJson gives it; throws where it does. Nearly all of a case are the
 * vertices of its outlines: they are read straight from the bytes, and the few words around them as any JSON.
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
  const outlines: Contour[] = [];
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === BACKSLASH) return null;
    if (line[at] !== QUOTE || !isMark(line, at)) continue;
    const cursor = { bytes: line, at: at + MARK.length };
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
function putBack(document: unknown, outlines: readonly Contour[]): boolean {
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

/** The list of vertices that begins at the cursor, which is moved behind it; null where there is none. */
function outlineAt(cursor: Cursor): Contour | null {
  const outline: Point[] = [];
  if (!passes(cursor, OPENED)) return null;
  do {
    if (!passes(cursor, OPENED)) return null;
    const x = decimalAt(cursor);
    if (x === null || !passes(cursor, COMMA)) return null;
    const y = decimalAt(cursor);
    if (y === null || !passes(cursor, CLOSED)) return null;
    outline.push([x, y]);
  } while (passes(cursor, COMMA));
  return passes(cursor, CLOSED) ? outline : null;
}

/** Moves the cursor over a sign and the space around it; false, and only over space, where another one stands. */
function passes(cursor: Cursor, sign: number): boolean {
  passSpace(cursor);
  if (cursor.bytes[cursor.at] !== sign) return false;
  cursor.at += 1;
  passSpace(cursor);
  return true;
}

function passSpace(cursor: Cursor): void {
  while (isSpace(cursor.bytes[cursor.at])) cursor.at += 1;
}

/** The space of JSON, but for the line feed, which ends a line. */
function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
