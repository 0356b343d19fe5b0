import type { Role } from '../../session/document/document.ts';
import type { Colour } from './raster.ts';

export const WHITE: Colour = [255, 255, 255];

/** The colour of an outline in a picture, by its role. */
export const ROLE_INKS: Readonly<Record<Role, Colour>> = {
  lesion: [255, 157, 92],
  reference: [110, 203, 255],
  other: [230, 230, 230],
  unknown: [230, 230, 230],
};
