import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../../core/dicom/build.ts';

/** Where a run stands: its study (UID, by default 1.2), its series and its number in it. */
interface Standing {
  readonly study?: string;
  readonly series: number;
  readonly instance: number;
}

const even = (text: string) => text.padEnd(text.length + (text.length % 2), ' ');

/** The file of a run of 16 × 16 grey pixels of one value a frame; series 2 is described as "Left side", all others as "Right side". */
export function dicomRun(
  { study = '1.2', series, instance }: Standing,
  frames: readonly number[],
  more: readonly Element[] = [],
): Uint8Array {
  const pixels = frames.flatMap((value) => Array(256).fill(value) as number[]);
  return dicomFile(
    EXPLICIT,
    imageElements(16, 16, [
      [0x00080018, 'UI', `${study}.${series}.${instance}`],
      [0x0008103e, 'LO', series === 2 ? 'Left side ' : 'Right side'],
      [0x0020000d, 'UI', study],
      [0x0020000e, 'UI', `${study}.${series}`],
      [0x00200011, 'IS', even(`${series}`)],
      [0x00200013, 'IS', even(`${instance}`)],
      [0x00280008, 'IS', even(`${frames.length}`)],
      ...more,
      pixelData(pixels),
    ]),
  );
}
