import { joined } from '../bytes/joined.ts';
import { swapped } from '../decode/big-endian.ts';
import type { Dataset } from '../header/dataset.ts';
import type { Vr } from '../write/dictionary.ts';
import type { Element } from '../write/element.ts';
import { ALLOWED, type Allowed } from './allowed.ts';
import { movedBack, type Substitutes } from './substitutes.ts';

/** How the attributes of one source are replaced: by which substitutes, by how many days, and which words identify somebody. */
export interface Replacing {
  readonly substitutes: Substitutes;
  readonly daysBack: number;
  /** Whether a text names somebody. */
  identifies(text: string): boolean;
}

/** The VRs that an element may keep from its file; its value is then what the file's own reader makes of it. */
const KNOWN = new Set<string>(
  'AE AS AT CS DA DS DT FD FL IS LO LT OB OW PN SH SL SS ST TM UC UI UL UR US UT'.split(' '),
);
/** Bytes a number, where a VR holds some. */
const WIDTH: Readonly<Record<string, number>> = { US: 2, SS: 2, OW: 2, AT: 2, UL: 4, SL: 4, FL: 4, FD: 8 };

/** The elements of a data set that a copy has, walked to the bottom of its sequences; numbers in little endian. */
export function keptElements(data: Dataset, replacing: Replacing): readonly Element[] {
  return ALLOWED.flatMap((allowed) => treated(data, allowed, replacing));
}

function treated(data: Dataset, allowed: Allowed, replacing: Replacing): readonly Element[] {
  const { tag, vr: standard, treatment } = allowed;
  const stored = data.stored(`x${tag}`);
  if (stored === null) return [];
  switch (treatment) {
    case 'items': {
      const items = data.items(`x${tag}`);
      return items === null ? [] : [{ tag, vr: standard, value: items.map((item) => keptElements(item, replacing)) }];
    }
    case 'empty':
      return [{ tag, vr: standard, value: '' }];
    case 'other':
      return [{ tag, vr: standard, value: stored.length === 0 ? '' : 'ANON' }];
    case 'uid': {
      const stated = data.text(`x${tag}`);
      return [{ tag, vr: standard, value: stated === '' ? '' : replacing.substitutes.uid(stated) }];
    }
    case 'date':
      return [{ tag, vr: standard, value: movedBack(data.text(`x${tag}`), replacing.daysBack) }];
    case 'words':
      if (replacing.identifies(data.text(`x${tag}`))) return [{ tag, vr: standard, value: '' }];
      return [asStored(data, allowed, stored)];
    case 'kept':
      return data.vr(`x${tag}`) === 'SQ' ? [] : [asStored(data, allowed, stored)];
  }
}

function asStored(data: Dataset, { tag, vr: standard }: Allowed, stored: Uint8Array): Element {
  const written = data.vr(`x${tag}`);
  const vr = KNOWN.has(written) ? (written as Vr) : signed(data, tag, standard);
  const width = WIDTH[vr] ?? 1;
  // Without a VR of its own it is what old routers wrap, and that is little endian.
  const turned = !data.littleEndian && KNOWN.has(written) && width > 1;
  return { tag, vr, value: turned ? inReverse(stored, width) : stored };
}

/** Attributes of grey values are signed where the pixels are. */
const OF_GREY = new Set([
  '00280106',
  '00280107',
  '00280120',
  '00280121',
  '00281101',
  '00281102',
  '00281103',
  '00283002',
]);

function signed(data: Dataset, tag: string, standard: Vr): Vr {
  return OF_GREY.has(tag) && data.uint16('x00280103') === 1 ? 'SS' : standard;
}

/** Each number of so many bytes in the other byte order. */
function inReverse(bytes: Uint8Array, width: number): Uint8Array {
  if (width === 2) return swapped(bytes);
  const numbers = Array.from({ length: Math.floor(bytes.length / width) }, (_, k) =>
    bytes.slice(k * width, (k + 1) * width).reverse(),
  );
  return joined(numbers);
}
