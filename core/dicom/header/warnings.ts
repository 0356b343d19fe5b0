import { type Attribute, nameOf, OF_REGION, PAIRS, SINGLES, TIMES } from './attributes.ts';
import type { Dataset } from './dataset.ts';
import { functionalItems } from './functional-groups.ts';
import { MOST_REGIONS, usableRegions } from './regions.ts';

/** Sequences that this program relies on. */
const SEQUENCES: readonly (readonly [tag: string, name: string])[] = [
  ['x00186011', 'The Sequence of Ultrasound Regions (0018,6011)'],
  ['x52009229', 'The Shared Functional Groups Sequence (5200,9229)'],
  ['x52009230', 'The Per-frame Functional Groups Sequence (5200,9230)'],
];

/** What in the header is there and cannot be read, or is read against the letter: one sentence each. */
export function headerWarnings(data: Dataset): readonly string[] {
  const [measures] = functionalItems(data, 'x00289110');
  const found = [
    ...SEQUENCES.filter(([tag]) => data.unreadableItems(tag)).map(
      ([, name]) => `${name} is unreadable and is not used.`,
    ),
    ...[...TIMES, ...SINGLES].flatMap((attribute) => ofNumber(data, attribute)),
    ...TIMES.filter(([tag]) => ABOVE_ZERO.includes(tag)).flatMap((attribute) => notAboveZero(data, attribute)),
    ...PAIRS.flatMap((attribute) => ofPair(data, attribute)),
    ...(measures === undefined ? [] : PAIRS.slice(0, 1).flatMap((attribute) => ofPair(measures, attribute))),
    ...tooManyRegions(data),
    ...usableRegions(data).flatMap((region, i) =>
      OF_REGION.flatMap((attribute) => ofNumber(region, attribute)).map(
        (text) => `Ultrasound region ${i + 1}: ${text}`,
      ),
    ),
  ];
  return [...new Set(found)];
}

function tooManyRegions(data: Dataset): readonly string[] {
  const count = data.items('x00186011')?.length ?? 0;
  return count > MOST_REGIONS
    ? [
        `The file lists ${count} ultrasound regions: no picture has more than ${MOST_REGIONS}, and none of them is used.`,
      ]
    : [];
}

function ofNumber(data: Dataset, attribute: Attribute): readonly string[] {
  const [tag, , usual] = attribute;
  const reading = data.reading(tag, usual);
  if (reading.state === 'unreadable')
    return [`${nameOf(attribute)} is unreadable: it holds ${reading.found} and is not used.`];
  if (reading.state === 'absent' || reading.comma === null) return [];
  return [
    `${nameOf(attribute)} is written ${reading.comma} with a decimal comma and read as ${reading.values.slice(0, 4).join(', ')}.`,
  ];
}

/** Times and rates with which nothing runs where they are zero. */
const ABOVE_ZERO = ['x00181063', 'x00180040', 'x00180072', 'x00082144', 'x00183101', 'x00183102'];

function notAboveZero(data: Dataset, attribute: Attribute): readonly string[] {
  const [tag, , usual] = attribute;
  const reading = data.reading(tag, usual);
  const [value = 1] = reading.state === 'read' ? reading.values : [];
  return value > 0 ? [] : [`${nameOf(attribute)} is ${value}, with which nothing runs, and is not used.`];
}

/** Two sizes above zero, or a word on what is there instead. */
function ofPair(data: Dataset, attribute: Attribute): readonly string[] {
  const [tag, , usual] = attribute;
  const reading = data.reading(tag, usual);
  const [vertical = 0, horizontal = 0] = reading.state === 'read' ? reading.values : [];
  if (reading.state !== 'read' || (vertical > 0 && horizontal > 0)) return ofNumber(data, attribute);
  return [
    `${nameOf(attribute)} is unreadable: it holds "${reading.values.slice(0, 8).join('\\')}" instead of two sizes above zero and is not used.`,
  ];
}
