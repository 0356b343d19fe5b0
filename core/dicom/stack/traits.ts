import type { Run } from '../run.ts';

/** What the frames of one run have in common, each with its name for a sentence. */
const TRAITS: readonly (readonly [name: string, of: (run: Run) => readonly unknown[]])[] = [
  ['another kind of object', ({ identity }) => [identity.sopClassUid, identity.modality]],
  ['another size', ({ image }) => [image.rows, image.columns]],
  ['another scale', ({ spacing }) => [spacing]],
  ['another angle of view', ({ single }) => single?.angles ?? []],
  ['another colour model', ({ image }) => [image.photometric, image.samplesPerPixel, image.planar, colours(image)]],
  [
    'another range of values',
    ({ image }) => [
      [image.bitsAllocated, image.bitsStored, image.signed, image.slope, image.intercept],
      image.modalityLut === null ? null : [image.modalityLut.first, ...image.modalityLut.entries],
    ],
  ],
  ['another compression', ({ transferSyntax }) => [transferSyntax]],
];

function colours({ palette }: Run['image']): readonly unknown[] | null {
  return palette === null ? null : [palette.firstMapped, ...palette.red, ...palette.green, ...palette.blue];
}

/** The same text for single frames of one series that can be frames of one run. */
export function commonTraits(run: Run): string {
  return JSON.stringify(TRAITS.map(([, of]) => of(run)));
}

/** What keeps two single frames of one series apart; null: nothing. */
export function difference(one: Run, other: Run): string | null {
  const found = TRAITS.find(([, of]) => JSON.stringify(of(one)) !== JSON.stringify(of(other)));
  return found?.[0] ?? null;
}
