import type { Run } from '../../../../core/dicom/run.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../build.ts';
import { runOf } from '../report-files.ts';

/** One ultrasound region that covers 4 × 4 pixels of so many mm. */
export function region(mm: number): Element {
  return [
    0x00186011,
    'SQ',
    [
      [
        [0x00186012, 'US', [1]],
        [0x00186014, 'US', [1]],
        [0x00186016, 'UL', [0]],
        [0x00186018, 'UL', [0]],
        [0x0018601a, 'UL', [0]],
        [0x0018601c, 'UL', [3]],
        [0x0018601e, 'UL', [3]],
        [0x00186024, 'US', [3]],
        [0x00186026, 'US', [3]],
        [0x0018602c, 'FD', [mm / 10]],
        [0x0018602e, 'FD', [mm / 10]],
      ],
    ],
  ];
}

/** The bytes of a single IVUS frame of 4 × 4 pixels, all of one value, in one series with the others; `more` replaces or adds by tag. */
export function frameFile(number: string, value: number, more: readonly Element[] = []): Uint8Array {
  const usual: readonly Element[] = [
    [0x00080018, 'UI', `1.2.3.${value}`],
    [0x00100020, 'LO', 'PATIENT'],
    [0x0020000d, 'UI', '1.2.3'],
    [0x0020000e, 'UI', '1.2.3.9'],
    [0x00200013, 'IS', number],
    region(1.5),
  ];
  const replaced = new Set(more.map(([tag]) => tag));
  const elements = [...usual.filter(([tag]) => !replaced.has(tag)), ...more];
  const stated = (tag: number, otherwise: number) => Number(more.find(([own]) => own === tag)?.[2] ?? otherwise);
  const count = stated(0x00280010, 4) * stated(0x00280011, 4) * stated(0x00280008, 1);
  return dicomFile(EXPLICIT, [...imageElements(4, 4, elements), pixelData(Array(count).fill(value))]);
}

/** The opened run of such a file. */
function frame(file: string, number: string, more: readonly Element[] = []): Promise<Run> {
  values += 1;
  return runOf(frameFile(number, values % 250, more), file);
}

let values = 0;

/** Opened runs named a, b, c … with these Instance Numbers; each may have more elements. */
export function framesOf(
  numbers: readonly (string | readonly [number: string, ...more: Element[]])[],
): Promise<readonly Run[]> {
  const all = numbers.map((one) => (typeof one === 'string' ? ([one] as const) : one));
  return Promise.all(all.map(([number, ...more], i) => frame(String.fromCharCode(97 + i), number, more)));
}
