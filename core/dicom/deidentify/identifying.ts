import { charactersOf } from '../bytes/characters.ts';
import type { Dataset } from '../header/dataset.ts';
import type { Header } from '../header/header.ts';
import { ALLOWED } from './allowed.ts';

/** A text of the source by which somebody may be known, in each way in which it may be written, as Latin-1 of its bytes. */
export interface Identifying {
  /** What it is, for a sentence: the attribute it is from. */
  readonly from: string;
  readonly kind: 'name' | 'text' | 'uid' | 'date';
  readonly texts: readonly string[];
}

/** Shorter ones are found anywhere by chance. */
const SHORTEST = 4;
const TEXTS = new Set(['LO', 'SH', 'ST', 'LT', 'UT', 'UC', 'AE', 'UR']);
/** VRs of identifying attributes that an implicit file does not name, by tag. */
const NAMES = new Set([
  'x00080090',
  'x00081048',
  'x00081050',
  'x00081060',
  'x00081070',
  'x00100010',
  'x00101001',
  'x00101005',
  'x00101060',
  'x00321032',
  'x00401010',
]);
/** Identifiers of a person or a visit: looked for wherever a name is. */
const OF_PERSON = new Set(['x00080050', 'x00100020', 'x00101000', 'x00380010', 'x00401001']);
/** Identifiers that are often nothing but digits. */
const NUMBERED = new Set(['x00080050', 'x00100020', 'x00101000', 'x00181000', 'x00200010', 'x00380010', 'x00401001']);
const NUMERIC = /^[0-9.+-]+$/;
/** UIDs that the standard gives out name no object. */
const STANDARD_UID = /^1\.2\.840\.10008\./;
const copied = new Set(
  ALLOWED.filter(({ treatment }) => treatment === 'kept' || treatment === 'words').map(({ tag }) => `x${tag}`),
);

/** Everything in a header, at any depth, that a copy must not have: names whole and by their parts, other texts, UIDs and dates. */
export function identifyingIn({ meta, data }: Header): readonly Identifying[] {
  const found = [...inMeta(meta), ...inDataset(data)];
  const texts = new Map<string, Identifying>();
  for (const one of found) {
    const usable = one.texts.filter((text) => text.length >= SHORTEST && /[^\s0.:^=\\*-]/.test(text));
    if (usable.length > 0) texts.set(`${one.kind} ${usable.join('\n')}`, { ...one, texts: [...new Set(usable)] });
  }
  return [...texts.values()];
}

/** Of the meta group, who sent the file from where. */
function inMeta(meta: Dataset): readonly Identifying[] {
  const instance = meta.text('x00020003');
  const senders = ['x00020016', 'x00020017', 'x00020018'].map((tag) => [tag, meta.text(tag)] as const);
  return [
    { from: 'x00020003', kind: 'uid', texts: STANDARD_UID.test(instance) ? [] : [instance] },
    ...senders.map(([from, text]): Identifying => ({ from, kind: 'text', texts: [text] })),
  ];
}

function inDataset(data: Dataset): readonly Identifying[] {
  return data.tags().flatMap((tag) => {
    if (copied.has(tag)) return [];
    return isSequence(data, tag) ? (data.items(tag) ?? []).flatMap(inDataset) : ofElement(data, tag);
  });
}

function isSequence(data: Dataset, tag: string): boolean {
  return ['SQ', 'UN', ''].includes(data.vr(tag)) && (data.stored(tag)?.length ?? 0) >= 8 && data.items(tag) !== null;
}

function ofElement(data: Dataset, tag: string): readonly Identifying[] {
  const stored = data.stored(tag);
  if (stored === null || stored.length === 0 || stored.length > LONGEST) return [];
  const values = [data.text(tag), latin(stored)].flatMap((text) => text.split('\\')).map(trimmed);
  const kind = kindOf(data.vr(tag), tag, values);
  if (kind === null) return [];
  return [{ from: tag, kind, texts: TEXTS_OF[kind](values) }];
}

/** What the values of each kind are looked for as. */
const TEXTS_OF: Readonly<Record<Identifying['kind'], (values: readonly string[]) => readonly string[]>> = {
  name: (values) => inBytes(values.flatMap(partsOfName)),
  text: inBytes,
  uid: (values) => values.filter((value) => !STANDARD_UID.test(value)),
  date: (values) => values.map((value) => value.replaceAll('.', '').slice(0, 8)).filter((day) => day.length === 8),
};

function kindOf(vr: string, tag: string, values: readonly string[]): Identifying['kind'] | null {
  if (vr === 'PN' || (vr !== '' && vr !== 'UN' && OF_PERSON.has(tag))) return 'name';
  if (vr === 'UI') return 'uid';
  if (vr === 'DA' || vr === 'DT') return 'date';
  if (vr !== '' && vr !== 'UN') return TEXTS.has(vr) ? 'text' : null;
  return looksLike(tag, values);
}

/** What has no VR may be anything: what can be read as text is taken for what it looks like. */
function looksLike(tag: string, values: readonly string[]): Identifying['kind'] | null {
  const [value = ''] = values;
  if (NAMES.has(tag)) return 'name';
  if (!values.every((one) => /^[\x20-\x7e\u00a0-\uffff]*$/.test(one))) return null;
  if (!NUMERIC.test(value)) return 'text';
  if (value.split('.').length > 3) return 'uid';
  if (/^(19|20)\d{6}$/.test(value)) return 'date';
  return NUMBERED.has(tag) ? 'text' : null;
}

/** Longer texts are no labels; a value of pixels is none either. */
const LONGEST = 64 * 1024;

/** A name whole and by its parts, in each of its scripts. */
export function partsOfName(name: string): readonly string[] {
  return [name, ...name.split('='), ...name.split(/[=^]/), ...name.split(/[=^\s,]+/)].map(trimmed);
}

function trimmed(text: string): string {
  return text.replaceAll('\0', ' ').trim();
}

/** Texts as their bytes in UTF-8 and, where they are Latin-1 already, as they are; each as Latin-1. */
function inBytes(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [latin(new TextEncoder().encode(text)), ...(/^[\0-\xff]*$/.test(text) ? [text] : [])]);
}

/** Bytes as a text of one letter each. */
export function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += charactersOf(bytes.subarray(at, at + PIECE));
  return text;
}

const PIECE = 8192;
