import { charactersOf } from '../dicom/bytes/characters.ts';
import type { Run } from '../dicom/run.ts';

/** Files of pictures and films that are no DICOM, and what stands for a transfer syntax in their runs. */
export const SYNTAXES = {
  png: 'picture/png',
  jpeg: 'picture/jpeg',
  /** Frames of Motion JPEG in an AVI file, and uncompressed ones, their lowest or their highest line first, in 8 or 24 bits a pixel, or in 32. */
  motionJpeg: 'film/avi-jpeg',
  upwards: 'film/avi-upwards',
  downwards: 'film/avi-downwards',
  upwards32: 'film/avi-upwards-32',
  downwards32: 'film/avi-downwards-32',
  mp4: 'film/mp4',
} as const;

/** How these are called. */
export const SYNTAX_NAMES: Readonly<Record<string, string>> = {
  [SYNTAXES.png]: 'a PNG picture',
  [SYNTAXES.jpeg]: 'a JPEG picture',
  [SYNTAXES.motionJpeg]: 'Motion JPEG in an AVI file',
  [SYNTAXES.upwards]: 'an uncompressed AVI film',
  [SYNTAXES.downwards]: 'an uncompressed AVI film',
  [SYNTAXES.upwards32]: 'an uncompressed AVI film',
  [SYNTAXES.downwards32]: 'an uncompressed AVI film',
  [SYNTAXES.mp4]: 'H.264 video in an MP4 file',
};

/** Whether a run is a picture or film file: it names no patient, no study and no scale. */
export function isPictureFile({ transferSyntax }: Pick<Run, 'transferSyntax'>): boolean {
  return Object.hasOwn(SYNTAX_NAMES, transferSyntax);
}

/** What a file is by its first bytes, whatever its name says; null for everything else. */
export function pictureFormat(start: Uint8Array): 'png' | 'jpeg' | 'avi' | 'mp4' | null {
  const at = (offset: number, length: number) => charactersOf(start.subarray(offset, offset + length));
  if (at(128, 4) === 'DICM') return null;
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg';
  if (at(0, 4) === 'RIFF' && at(8, 4) === 'AVI ') return 'avi';
  return at(4, 4) === 'ftyp' ? 'mp4' : null;
}
