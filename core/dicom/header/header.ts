import { archiveRefusal } from '../../archive.ts';
import { charactersOf } from '../bytes/characters.ts';
import type { ByteSource } from '../bytes/source.ts';
import { MOST_ELEMENTS } from './budget.ts';
import { type Dataset, parseElements } from './dataset.ts';

/** What could be read of a file before its pixel data. */
export interface Header {
  /** Group 0002; empty in a file without a DICOM preamble. */
  readonly meta: Dataset;
  readonly data: Dataset;
  /** Transfer syntax UID; where the file states none, the little endian one in which its elements are written. */
  readonly transferSyntax: string;
  /** True when the file itself states its transfer syntax. */
  readonly stated: boolean;
  /** Whether elements carry their VR. */
  readonly explicit: boolean;
  /** Where group 7FE0 begins, or the end of the file. */
  readonly end: number;
}

/** The header as far as it is readable, and what is wrong with it (a predicate to put after the file's name) or null. */
export interface HeaderReading {
  readonly header: Header;
  readonly problem: string | null;
}

const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
export const DEFLATED = '1.2.840.10008.1.2.1.99';
export const EXPLICIT_BIG = '1.2.840.10008.1.2.2';

/** How much of a file is read first, bytes: most headers are shorter. */
export const FIRST_READ = 64 * 1024;
/** Headers are kilobytes; one that does not end within this is damaged or no header. */
const LONGEST_HEADER = 32 * 1024 * 1024;
const NOT_DICOM = 'is not a DICOM file; choose a file exported by the scanner or the archive';
const DAMAGED = 'has a damaged header; copy or export the file again';
const ENDLESS = `has a header of more than ${MOST_ELEMENTS.toLocaleString('en')} elements, which no picture needs; export it again`;

/**
 * Reads the header through a growing prefix of the source, never its pixel data. Of a deflated file it reads no further
 * than group 0002, unless the source gives it `inflated`. Throws only what the source throws.
 */
export async function readHeader(source: ByteSource, inflated = false): Promise<HeaderReading> {
  for (let length = FIRST_READ; ; length *= 2) {
    const bytes = await source.read(0, Math.min(length, source.size));
    const whole = length >= source.size;
    const reading = parse(bytes, source.size, inflated);
    const foreign = [NOT_DICOM, ENDLESS, archiveRefusal(bytes)].includes(reading.problem);
    const settled = reading.problem === null ? reading.header.end + 8 <= bytes.length : foreign;
    if (settled || whole) return reading;
    if (length >= LONGEST_HEADER) return { header: reading.header, problem: DAMAGED };
  }
}

function parse(bytes: Uint8Array, size: number, inflated: boolean): HeaderReading {
  const start = charactersOf(bytes.subarray(128, 132)) === 'DICM' ? 132 : 0;
  const meta = parseElements(bytes, start, { explicit: true, littleEndian: true }, (group) => group === 2);
  const statedSyntax = meta.data.text('x00020010');
  // The first element of an explicit file may be one of those without a VR.
  const explicit = looksExplicit(bytes, meta.end) || (statedSyntax !== '' && statedSyntax !== IMPLICIT_LITTLE);
  const transferSyntax = statedSyntax || (explicit ? EXPLICIT_LITTLE : IMPLICIT_LITTLE);
  const encoding = { explicit, littleEndian: transferSyntax !== EXPLICIT_BIG };
  const readable = inflated || transferSyntax !== DEFLATED;
  const body = parseElements(bytes, meta.end, encoding, (group) => readable && group < 0x7fe0);
  const header: Header = {
    meta: meta.data,
    data: body.data,
    transferSyntax,
    stated: statedSyntax !== '',
    explicit,
    end: Math.min(body.end, size),
  };
  const problem = judge(bytes, start, header, meta.intact && body.intact);
  return { header, problem: meta.endless || body.endless ? ENDLESS : problem };
}

function judge(bytes: Uint8Array, start: number, header: Header, intact: boolean): string | null {
  if (bytes.length === 0) return 'is empty (0 bytes); copy it again from its source';
  if (start === 0 && !plausibleWithoutPreamble(bytes, header)) return archiveRefusal(bytes) ?? NOT_DICOM;
  return intact ? null : DAMAGED;
}

/** A file without the "DICM" mark is taken for DICOM only if it begins like a data set and says what kind of object it is. */
function plausibleWithoutPreamble(bytes: Uint8Array, header: Header): boolean {
  const group = (bytes[0] ?? 0) + 256 * (bytes[1] ?? 0);
  return (
    (group === 2 || group === 8) && (header.data.text('x00080016') !== '' || header.data.uint16('x00280010') !== null)
  );
}

/** Whether the element at `at` carries two capital letters where an implicit element carries its (short) length. */
function looksExplicit(bytes: Uint8Array, at: number): boolean {
  const capital = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x41 && byte <= 0x5a;
  return capital(bytes[at + 4]) && capital(bytes[at + 5]);
}
