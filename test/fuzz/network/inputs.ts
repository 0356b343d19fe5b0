import { associateStart, bytes, commandSet, dataPdu, item, pdu } from '../../core/network/dimse/by-the-standard.ts';
import { oneOf, type Random, random } from '../random.ts';
import { WAYS } from './talks.ts';

const ULTRASOUND = '1.2.840.10008.5.1.4.1.1.3.1';
const EXPLICIT = '1.2.840.10008.1.2.1';
const [FIND, MOVE, GET] = [1, 2, 3].map((end) => `1.2.840.10008.5.1.4.1.2.2.${end}`);
const LENGTHS = [0, 1, 2, 3, 5, 0xff, 0xffff, 0x3fffff, 0x400001, 0x7fffffff, 0xffffffff];

const start = associateStart('ARCHIVE', 'PLANNER');
const user = item(0x50, item(0x51, 0, 0, 0x40, 0), item(0x52, '1.2.3'), item(0x54, 0, 3, '1.2', 0, 1));
const taken = (id: number) => item(0x21, id, 0, 0, 0, item(0x40, EXPLICIT));
const proposed = (id: number, uid: string) => item(0x20, id, 0, 0, 0, item(0x30, uid), item(0x40, EXPLICIT));
const command = (context: number, ...elements: readonly (readonly [number, number | string])[]) =>
  dataPdu(context, 3, commandSet(...elements));
const answer = (context: number, field: number, status: number, dataSet = 0x0101) =>
  command(context, [0x0100, field], [0x0120, 1], [0x0800, dataSet], [0x0900, status], [0x1020, 1], [0x1021, 0]);
const storeOf = (context: number) =>
  bytes(
    command(context, [0x0002, ULTRASOUND], [0x0100, 1], [0x0110, 1], [0x0800, 1], [0x1000, '1.2.3']),
    dataPdu(context, 0, new Uint8Array(700)),
    dataPdu(context, 2, new Uint8Array(30)),
  );
const row = bytes(8, 0, 5, 0, 'CS', 10, 0, 'ISO_IR 100', 0x10, 0, 0x10, 0, 'PN', 4, 0, 'Mu^A');
const RELEASE = pdu(0x05, 0, 0, 0, 0);
const RELEASED = pdu(0x06, 0, 0, 0, 0);
const accepted = (...ids: readonly number[]) => pdu(0x02, start, ...ids.map(taken), user);

/** What a well-behaved peer says in each of the ways. */
const SAID: Readonly<Record<(typeof WAYS)[number], Uint8Array>> = {
  echo: bytes(accepted(1), answer(1, 0x8030, 0), RELEASED),
  find: bytes(
    accepted(1),
    ...[1, 2].flatMap(() => [answer(1, 0x8020, 0xff00, 1), dataPdu(1, 2, row)]),
    answer(1, 0x8020, 0),
    RELEASED,
  ),
  move: bytes(accepted(1), answer(1, 0x8021, 0xff00), answer(1, 0x8021, 0), RELEASED),
  get: bytes(accepted(1, 3), answer(1, 0x8010, 0xff00), storeOf(3), answer(1, 0x8010, 0), RELEASED),
  store: bytes(accepted(1), answer(1, 0x8001, 0), RELEASED),
  serve: bytes(
    pdu(
      0x01,
      start,
      proposed(1, '1.2.840.10008.1.1'),
      proposed(3, ULTRASOUND),
      ...[FIND, MOVE, GET].map((uid, at) => proposed(5 + 2 * at, uid ?? '')),
      user,
    ),
    ...[command(1, [0x0002, '1.2.840.10008.1.1'], [0x0100, 0x30], [0x0110, 1], [0x0800, 0x0101]), storeOf(3), RELEASE],
  ),
};

/** A peer's bytes, damaged or not, and how it is met. */
interface Talk {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Input `index` of a seed: the way, the size of the pieces it comes in, and the bytes. */
export function networkInput(seed: number, index: number): Talk {
  const below = random(seed * 1_000_003 + index);
  const way = oneOf(WAYS, below);
  const original = below(4) === 0 ? SAID[oneOf(WAYS, below)] : SAID[way];
  const piece = oneOf([1, 7, 64, 65_536], below);
  let said: Uint8Array = original.slice();
  // One in twenty is whole: what is judged must also be able to succeed.
  for (let more = below(20) === 0 ? 0 : 1 + below(3); more > 0 && said.length > 8; more--)
    said = oneOf(DAMAGES, below)(said, below);
  return { name: `${way}/${piece}`, bytes: said };
}

type Damage = (said: Uint8Array, below: Random) => Uint8Array;

const DAMAGES: readonly Damage[] = [
  (said, below) => {
    for (let i = below(8); i >= 0; i--) {
      const at = below(said.length);
      said[at] = (said[at] ?? 0) ^ (1 << below(8));
    }
    return said;
  },
  (said, below) => {
    const at = below(said.length - 4);
    new DataView(said.buffer, said.byteOffset).setUint32(at, oneOf(LENGTHS, below), below(2) === 0);
    return said;
  },
  (said, below) => said.slice(0, below(said.length)),
  (said, below) => {
    const [at, to] = [below(said.length), below(said.length)];
    const moved = said.slice(at, at + 1 + below(200));
    return bytes(said.slice(0, to), moved, said.slice(below(2) === 0 ? to : to + moved.length));
  },
  (said, below) => bytes(said, ...Array.from({ length: 1 + below(8) }, () => oneOf(Object.values(SAID), below))),
  (_said, below) => Uint8Array.from({ length: 1 + below(2000) }, () => below(256)),
];
