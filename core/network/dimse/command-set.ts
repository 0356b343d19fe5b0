import { joined } from '../../dicom/bytes/joined.ts';
import { parseElements } from '../../dicom/header/dataset.ts';
import { type Element, encodedElements, numbers, text } from '../../dicom/write/element.ts';

/** Command fields (PS3.7 table E.1-1); an answer has the highest bit. */
export const COMMAND = {
  store: 0x0001,
  get: 0x0010,
  find: 0x0020,
  move: 0x0021,
  echo: 0x0030,
  cancel: 0x0fff,
  answer: 0x8000,
} as const;

/** How many sub-operations of a retrieval are to come, done, failed, done with a warning; those that were not said are null. */
export interface Counts {
  readonly remaining: number | null;
  readonly completed: number | null;
  readonly failed: number | null;
  readonly warning: number | null;
}

/** A command of a message (PS3.7 annex E); what it does not hold is null, texts are ''. */
export interface Command {
  readonly field: number;
  readonly sopClass: string;
  readonly instance: string;
  /** Number of a request; null in an answer. */
  readonly messageId: number | null;
  /** Number of the request that is answered or cancelled. */
  readonly respondsTo: number | null;
  readonly hasData: boolean;
  readonly status: number | null;
  /** What the peer says of a failure. */
  readonly comment: string;
  /** Title that a C-MOVE sends to. */
  readonly destination: string;
  readonly counts: Counts;
}

const NO_COUNTS: Counts = { remaining: null, completed: null, failed: null, warning: null };

/** A command of which only this is known. */
export function command(said: Partial<Command> & Pick<Command, 'field'>): Command {
  return {
    sopClass: '',
    instance: '',
    messageId: null,
    respondsTo: null,
    hasData: false,
    status: null,
    comment: '',
    destination: '',
    counts: NO_COUNTS,
    ...said,
  };
}

/** (0000,0800) where no data set follows; anything else says that one does. */
const NO_DATA = 0x0101;
const WITH_DATA = 0x0000;

/** The bytes of a command set: implicit little endian, with its group length. */
export function encodedCommand(one: Command): Uint8Array {
  const number = (tag: string, value: number | null): readonly Element[] =>
    value === null ? [] : [numbers(tag, 'US', value)];
  const words = (tag: string, vr: 'UI' | 'AE' | 'LO', value: string): readonly Element[] =>
    value === '' ? [] : [text(tag, vr, value)];
  const isRequest = (one.field & COMMAND.answer) === 0 && one.field !== COMMAND.cancel;
  const elements = encodedElements(
    [
      ...words('00000002', 'UI', one.sopClass),
      ...number('00000100', one.field),
      ...number('00000110', one.messageId),
      ...number('00000120', one.respondsTo),
      ...words('00000600', 'AE', one.destination),
      ...number('00000700', isRequest && one.field !== COMMAND.echo ? 0 : null),
      ...number('00000800', one.hasData ? WITH_DATA : NO_DATA),
      ...number('00000900', one.status),
      ...words('00000902', 'LO', one.comment),
      ...words('00001000', 'UI', one.instance),
      ...number('00001020', one.counts.remaining),
      ...number('00001021', one.counts.completed),
      ...number('00001022', one.counts.failed),
      ...number('00001023', one.counts.warning),
    ],
    'implicit',
  );
  return joined([encodedElements([numbers('00000000', 'UL', elements.length)], 'implicit'), elements]);
}

/** Reads a command set; null where it is none. */
export function readCommand(bytes: Uint8Array): Command | null {
  const { data, end, intact } = parseElements(
    bytes,
    0,
    { explicit: false, littleEndian: true },
    (group) => group === 0,
  );
  const field = data.uint16('x00000100');
  if (!intact || end !== bytes.length || field === null) return null;
  const dataSet = data.uint16('x00000800');
  return {
    field,
    sopClass: data.text('x00000002') || data.text('x00000003'),
    instance: data.text('x00001000') || data.text('x00001001'),
    messageId: data.uint16('x00000110'),
    respondsTo: data.uint16('x00000120'),
    hasData: dataSet !== null && dataSet !== NO_DATA,
    status: data.uint16('x00000900'),
    comment: data.text('x00000902').slice(0, 128),
    destination: data.text('x00000600').slice(0, 16),
    counts: {
      remaining: data.uint16('x00001020'),
      completed: data.uint16('x00001021'),
      failed: data.uint16('x00001022'),
      warning: data.uint16('x00001023'),
    },
  };
}
