import type { Dataset } from '../../../dicom/header/dataset.ts';
import type { LesionState, Outline, Role, Segment } from '../../../session/document/document.ts';
import { ROLE_NAMES, STATE_NAMES } from '../../words.ts';
import { CODES } from '../codes.ts';
import type { Code } from '../sr-items.ts';
import { SITES } from '../sr-measurements.ts';

/** What a measurement group says of its outline. */
export interface Said extends Pick<Outline, 'role' | 'segment' | 'state'> {
  /** '' where it states none that is fit for a name. */
  readonly name: string;
  /** Tracking Unique Identifier; '' where it states none. */
  readonly tracking: string;
}

/** What nothing is known of. */
export const NOTHING_SAID: Said = { name: '', tracking: '', role: 'unknown', segment: 'unknown', state: 'unspecified' };

/** Longer ones are not names but what a viewer writes for itself. */
const LONGEST_NAME = 40;

/** What the items of a measurement group state; `ours` where this program made the report: only then its comment says the role. Nothing is guessed. */
export function saidIn(items: readonly Dataset[], ours: boolean): Said {
  const texts = (name: Code) => items.filter((item) => isNamed(item, name)).map((item) => item.text('x0040a160'));
  const [name = ''] = texts(CODES.trackingId);
  return {
    name: name.length > LONGEST_NAME ? '' : name.trim(),
    tracking: items.find((item) => isNamed(item, CODES.trackingUid))?.text('x0040a124') ?? '',
    role: ours ? roleIn(texts(CODES.comment)) : 'unknown',
    segment: segmentIn(items),
    state: stateIn(texts(CODES.timePoint)),
  };
}

/** Whether the item of a code sequence is a code. */
function isCode(coded: Dataset | undefined, [value, scheme]: Code): boolean {
  return coded?.text('x00080100') === value && coded.text('x00080102') === scheme;
}

/** Whether a content item has a concept as its name. */
export function isNamed(item: Dataset, name: Code): boolean {
  return isCode(item.items('x0040a043')?.[0], name);
}

function roleIn(comments: readonly string[]): Role {
  const words = comments.map((comment) => comment.split(';')[0]);
  return keyOf(ROLE_NAMES, (name) => words.includes(name)) ?? 'unknown';
}

function segmentIn(items: readonly Dataset[]): Segment {
  const sites = items.filter((item) => isNamed(item, CODES.site)).map((item) => item.items('x0040a168')?.[0]);
  const [site, ...more] = sites;
  return more.length > 0 ? 'unknown' : (keyOf(SITES, (code) => isCode(site, code)) ?? 'unknown');
}

function stateIn(texts: readonly string[]): LesionState {
  return keyOf(STATE_NAMES, (name) => texts.length === 1 && texts[0] === name) ?? 'unspecified';
}

function keyOf<K extends string, V>(table: Readonly<Record<K, V>>, fits: (value: V) => boolean): K | undefined {
  return (Object.keys(table) as K[]).find((key) => fits(table[key]));
}
