import type { LookUpTable, Picture, Preset } from '../run.ts';
import { brightness } from './look-up-table.ts';

type Grey = Extract<Picture, { readonly kind: 'grey' }>;

/** A picture as a preset shows it, before any window of the operator's; null is the file's first choice. Colour stays as it is. */
export function presented(picture: Picture, preset: Preset | null): Picture {
  if (picture.kind === 'colour') return picture;
  if (preset === null) return picture.table === null ? picture : throughTable(picture, picture.table);
  if (preset.kind === 'table') return throughTable(picture, preset.table);
  return { ...picture, window: { center: preset.center, width: preset.width }, table: null };
}

/** Brightness from 0 to 255 by a table, with the window that leaves it as it is. */
function throughTable(picture: Grey, table: LookUpTable): Grey {
  const { min, max, slope, intercept } = picture;
  const shades = Uint8Array.from({ length: max - min + 1 }, (_, i) =>
    Math.round(brightness(table, slope * (min + i) + intercept)),
  );
  const pixels = new Uint8Array(picture.pixels.length);
  for (let i = 0; i < pixels.length; i++) pixels[i] = shades[(picture.pixels[i] ?? 0) - min] ?? 0;
  return {
    ...picture,
    pixels,
    min: 0,
    max: 255,
    slope: 1,
    intercept: 0,
    window: { center: 128, width: 256 },
    table: null,
  };
}
