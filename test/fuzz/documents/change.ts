import { oneOf, type Random } from '../random.ts';

/** Values that a member of a document is replaced with. */
const STRANGE: readonly ((below: Random) => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => -0,
  () => -1,
  () => 0.5,
  () => 1e308,
  () => 2 ** 53,
  () => 2_000_000_000,
  () => [],
  () => ({}),
  () => '__proto__',
  () => '\u202e\u2066\u0000\u001b[2J',
  () => '\ud800',
  () => '=1+1;@SUM(A1)',
  (below) => 'x'.repeat(10 ** (1 + below(5))),
  () => DEEP,
  (below) => Array.from({ length: 10 ** (1 + below(4)) }, (_, i) => [i, -i]),
];

/** Stands for lists within lists until the document is a text: nothing else would get through so many. */
const DEEP = 'so many lists within lists';

function deepened(text: string, below: Random): string {
  const depth = 10 ** (1 + below(5));
  return text.replaceAll(JSON.stringify(DEEP), () => '['.repeat(depth) + ']'.repeat(depth));
}

interface Place {
  readonly holder: object;
  readonly key: string;
}

/** Every member of a document, however deep. */
function placesIn(root: object): readonly Place[] {
  const found: Place[] = [];
  const holders: object[] = [root];
  for (let holder = holders.pop(); holder !== undefined; holder = holders.pop())
    for (const key of Object.keys(holder)) {
      found.push({ holder, key });
      const value: unknown = Reflect.get(holder, key);
      if (typeof value === 'object' && value !== null) holders.push(value);
    }
  return found;
}

const CHANGES: readonly ((place: Place, all: readonly Place[], below: Random) => void)[] = [
  ({ holder, key }, _, below) => void Reflect.set(holder, key, oneOf(STRANGE, below)(below)),
  ({ holder, key }) => void Reflect.deleteProperty(holder, key),
  ({ holder, key }, all, below) => {
    const other = oneOf(all, below);
    Reflect.set(holder, key, structuredClone(Reflect.get(other.holder, other.key)));
  },
  ({ holder, key }, _, below) => {
    const value: unknown = Reflect.get(holder, key);
    if (typeof value === 'number') Reflect.set(holder, key, value * oneOf([-1, 0, 1e-9, 1e9], below));
    else if (Array.isArray(value))
      Reflect.set(
        holder,
        key,
        Array.from({ length: 10 ** (1 + below(3)) }, () => value)
          .flat()
          .slice(0, 20_000),
      );
    else Reflect.set(holder, `${key}${oneOf(['', ' ', 's', '\u0000'], below)}`, value);
  },
  ({ holder }, _, below) => {
    const name = oneOf(['__proto__', 'constructor', 'toString', 'more'], below);
    Object.defineProperty(holder, name, { value: { format: 1 }, enumerable: true, configurable: true, writable: true });
  },
];

/** A document with one to four of its members changed, the structure around them whole; or one of its bytes. */
export function changed(text: string, below: Random): Uint8Array {
  if (below(4) === 0) return bytesChanged(new TextEncoder().encode(text), below);
  const root = { document: JSON.parse(text) as unknown };
  for (let left = 1 + below(4); left > 0; left -= 1) {
    const all = placesIn(root);
    if (all.length === 0) break;
    oneOf(CHANGES, below)(oneOf(all, below), all, below);
  }
  return new TextEncoder().encode(deepened(JSON.stringify(root.document) ?? '', below));
}

function bytesChanged(bytes: Uint8Array, below: Random): Uint8Array {
  const how = below(3);
  if (how === 0) return bytes.slice(0, below(bytes.length));
  const other = Uint8Array.from(bytes);
  if (how === 1) other.copyWithin(below(bytes.length), below(bytes.length), below(bytes.length));
  else for (let left = 1 + below(8); left > 0; left -= 1) other[below(other.length)] = below(256);
  return other;
}
