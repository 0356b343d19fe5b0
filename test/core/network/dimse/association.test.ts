import { expect, test } from 'vitest';
import { association } from '../../../../core/network/dimse/association.ts';
import { COMMAND, command } from '../../../../core/network/dimse/command-set.ts';
import { LONGEST_DATA_PDU } from '../../../../core/network/dimse/limits.ts';
import { requestOf } from '../../../../core/network/dimse/proposing.ts';
import { associateStart, bytes, commandSet, dataPdu, item, pdu } from './by-the-standard.ts';

const VERIFICATION = '1.2.840.10008.1.1';
const EXPLICIT = '1.2.840.10008.1.2.1';
const TITLES = { called: 'ARCHIVE', calling: 'PLANNER' };
const WISH = { abstractSyntax: VERIFICATION, transferSyntaxes: [EXPLICIT] };

/** A-ASSOCIATE-RQ of PS3.8 table 9-11 for verification. */
const REQUEST = pdu(
  0x01,
  associateStart('ARCHIVE', 'PLANNER'),
  item(0x20, 1, 0, 0, 0, item(0x30, VERIFICATION), item(0x40, EXPLICIT)),
  item(0x50, item(0x51, 0, 0, 0x40, 0), item(0x52, '1.2.3'), item(0x54, 0, 3, '1.2', 0, 1), item(0x55, 'PEER')),
);
/** A-ASSOCIATE-AC of table 9-17 that takes context 1 and refuses context 3 for its syntaxes. */
const ANSWER = pdu(
  0x02,
  associateStart('ARCHIVE', 'PLANNER'),
  item(0x21, 1, 0, 0, 0, item(0x40, EXPLICIT)),
  item(0x21, 3, 0, 4, 0, item(0x40, EXPLICIT)),
  item(0x50, item(0x51, 0, 0, 0x04, 0x06)),
);
/** C-ECHO-RQ of PS3.7 table 9.3-12: class, field, message ID, no data set. */
const ECHO = commandSet([0x0002, VERIFICATION], [0x0100, 0x0030], [0x0110, 1], [0x0800, 0x0101]);

/** An association that stands, as whoever asked for it. */
function standing() {
  const one = association();
  one.request(requestOf(TITLES, [WISH, WISH]));
  one.take(ANSWER);
  return one;
}

test('a request of the standard is read: titles, contexts, roles and the longest PDU', () => {
  const [only, ...others] = association().take(REQUEST);
  expect(others).toEqual([]);
  expect(only).toEqual({
    kind: 'requested',
    request: {
      ...TITLES,
      contexts: [{ id: 1, abstractSyntax: VERIFICATION, transferSyntaxes: [EXPLICIT] }],
      roles: [{ sopClass: '1.2', user: false, provider: true }],
      longestPdu: 0x4000,
      implementation: '1.2.3',
      version: 'PEER',
    },
  });
});

test('our request has the bytes of the standard', () => {
  const role = { sopClass: '1.2', user: false, provider: true };
  const { implementation, version, ...wish } = requestOf(TITLES, [WISH], [role]);
  const made = association().request({ ...wish, longestPdu: 0x4000, implementation: '1.2.3', version: 'PEER' });
  expect([...made]).toEqual([...REQUEST]);
  expect([implementation, version]).toEqual([
    expect.stringMatching(/^2\.25\.\d+$/),
    expect.stringMatching(/^IVUSPLAN /),
  ]);
});

test('an answer opens what it takes and says why it refuses the rest', () => {
  const one = standing();
  expect([...one.contexts.values()]).toEqual([{ id: 1, abstractSyntax: VERIFICATION, transferSyntax: EXPLICIT }]);
  expect([...one.refused]).toEqual([[3, 4]]);
});

test('a C-ECHO has the bytes of the standard, and an association is released and aborted with them', () => {
  const one = standing();
  const echo = command({ field: COMMAND.echo, sopClass: VERIFICATION, messageId: 1 });
  expect([...bytes(...one.command(1, echo))]).toEqual([...dataPdu(1, 3, ECHO)]);
  expect([...one.release()]).toEqual([...pdu(0x05, 0, 0, 0, 0)]);
  expect(one.take(pdu(0x06, 0, 0, 0, 0))).toEqual([{ kind: 'over', why: { kind: 'released' } }]);
  expect([...standing().abort(2)]).toEqual([...pdu(0x07, 0, 0, 2, 2)]);
});

test('a data set goes out in PDUs no longer than the peer takes, its last piece marked', () => {
  const set = Uint8Array.from({ length: 2100 }, (_, index) => index % 251);
  const longest = 0x406 - 6;
  const expected = [0, longest, 2 * longest].map((at, index) =>
    dataPdu(1, index === 2 ? 2 : 0, set.subarray(at, at + longest)),
  );
  expect([...bytes(...standing().data(1, set, true))]).toEqual([...bytes(...expected)]);
});

test('a rejection and an abort say whose they are and why', () => {
  const asking = association();
  asking.request(requestOf(TITLES, [WISH]));
  const rejection = { result: 1, source: 1, reason: 7 };
  expect(asking.take(pdu(0x03, 0, 1, 1, 7))).toEqual([{ kind: 'over', why: { kind: 'rejected', rejection } }]);
  const abort = { source: 2, reason: 6 };
  expect(standing().take(pdu(0x07, 0, 0, 2, 6))).toEqual([{ kind: 'over', why: { kind: 'aborted', abort } }]);
});

test('however a stream is cut, the same commands and data come out of it', () => {
  const store = commandSet(
    ...([
      [0x0002, VERIFICATION],
      [0x0100, 0x0001],
      [0x0110, 7],
      [0x0800, 1],
      [0x1000, '1.2.3'],
    ] as const),
  );
  const set = Uint8Array.from({ length: 40 }, (_, index) => index);
  const two = bytes(dataPdu(1, 1, store.subarray(0, 11)), dataPdu(1, 3, store.subarray(11)));
  const three = bytes(dataPdu(1, 0, set.subarray(0, 17)), dataPdu(1, 2, set.subarray(17)));
  const stream = bytes(two, three, pdu(0x05, 0, 0, 0, 0));
  for (let piece = 1; piece <= stream.length; piece++) {
    const one = standing();
    const all = Array.from({ length: Math.ceil(stream.length / piece) }, (_, at) =>
      one.take(stream.slice(at * piece, (at + 1) * piece)),
    ).flat();
    const data = all.flatMap((each) => (each.kind === 'data' ? [each] : []));
    expect(all.filter(({ kind }) => kind !== 'data')).toMatchObject([
      { kind: 'command', context: 1, command: { field: 1, messageId: 7, instance: '1.2.3', hasData: true } },
      { kind: 'release' },
    ]);
    expect([...bytes(...data.map((each) => each.bytes))]).toEqual([...set]);
    expect(data.findIndex(({ last }) => last)).toBe(data.length - 1);
  }
});

const OFFENCES: Readonly<Record<string, Uint8Array>> = {
  'is not DICOM': bytes('GET / HTTP/1.1\r\n'),
  'is too long': bytes(0x04, 0, 0, 0x40, 0, 1),
  'parts do not fit': pdu(0x04, 0, 0, 0, 9, 1, 3, 0),
  'an empty message': pdu(0x05),
  'context that was not agreed on': dataPdu(3, 3, ECHO),
  'command that cannot be read': dataPdu(1, 3, bytes('no command set')),
  'command that is too long': bytes(...Array.from({ length: 20 }, () => dataPdu(1, 1, new Uint8Array(1024)))),
  'a message out of turn': dataPdu(1, 2, new Uint8Array(4)),
};

test.each(Object.entries(OFFENCES))('a peer whose message %s ends the association', (words, said) => {
  const heard = standing().take(said);
  expect(heard).toMatchObject([{ kind: 'over', why: { kind: 'offence', words: expect.stringContaining(words) } }]);
});

test('a PDU of the longest length is read, and what is announced takes no memory before it comes', () => {
  const one = standing();
  one.take(dataPdu(1, 3, commandSet([0x0100, 1], [0x0110, 1], [0x0800, 1])));
  const head = new Uint8Array(12);
  new DataView(head.buffer).setUint32(2, LONGEST_DATA_PDU);
  new DataView(head.buffer).setUint32(6, LONGEST_DATA_PDU - 4);
  head.set([0x04], 0);
  head.set([1, 2], 10);
  expect(one.take(head)).toEqual([]);
  const piece = new Uint8Array(1000);
  expect(one.take(piece)).toMatchObject([{ kind: 'data', bytes: piece, last: false }]);
});
