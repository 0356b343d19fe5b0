import { charactersOf } from '../dicom/bytes/characters.ts';
import type { ByteSource } from '../dicom/bytes/source.ts';
import { matrixOf } from '../dicom/decode/h264.ts';
import { readParameters } from '../dicom/decode/h264-parameters.ts';
import { fail, ok, type Result } from '../result.ts';
import { SYNTAXES } from './kinds.ts';
import { type Box, boxAt, boxesIn, topBox, wordsOf } from './mp4-boxes.ts';
import { samplesIn } from './mp4-samples.ts';
import { imageFormat, type PictureFile, sizeProblem } from './picture-run.ts';

const DAMAGED = 'is an MP4 film with a damaged table of contents; copy or export it again';
/** A description of pictures begins with so many bytes of other things. */
const VISUAL = 78;
/** Other codecs by the name of their description. */
const CODECS: Readonly<Record<string, string>> = {
  hvc1: 'HEVC (H.265)',
  hev1: 'HEVC (H.265)',
  av01: 'AV1',
  vp09: 'VP9',
  mp4v: 'MPEG-4 part 2',
};

/** An MP4 film in H.264; any other is refused with the name of its codec. A refusal is a predicate to put after the file's name. */
export async function readMp4File(source: ByteSource): Promise<Result<PictureFile>> {
  const { body: moov, fragments } = await topBox(source, 'moov');
  if (moov === null) return fail(DAMAGED);
  const film = boxesIn(moov).find(isFilm)?.body;
  const stbl = film === undefined ? null : boxAt(film, 'mdia', 'minf', 'stbl');
  if (film === undefined || stbl === null) return fail('is an MP4 file without a film; export it again');
  if (fragments) return fail('is an MP4 film in fragments, which this version cannot read; export it in one piece');
  const units = samplesIn(stbl);
  const coded = codedIn(stbl);
  if (!coded.ok) return coded;
  if (units === null || units.some(({ offset, length }) => offset + length > source.size)) return fail(DAMAGED);
  const { rows, columns, ...video } = coded.value;
  return ok({
    transferSyntax: SYNTAXES.mp4,
    image: imageFormat({
      rows,
      columns,
      frames: units.length,
      samplesPerPixel: 3,
      photometric: 'YBR_PARTIAL_420',
      lossy: true,
    }),
    pixels: { kind: 'video', fragments: [{ offset: 0, length: source.size }], units, ...video },
    rate: rateOf(film, units.length),
    warnings: [],
  });
}

function isFilm({ name, body }: Box): boolean {
  const handler = name === 'trak' ? boxAt(body, 'mdia', 'hdlr') : null;
  return handler !== null && charactersOf(handler.subarray(8, 12)) === 'vide';
}

/** How the film is coded: by its description, which decoders are given as it is, and the parameters in it. */
function codedIn(stbl: Uint8Array) {
  const [entry] = boxesIn((boxAt(stbl, 'stsd') ?? new Uint8Array()).subarray(8));
  if (entry === undefined) return fail(DAMAGED);
  if (entry.name !== 'avc1' && entry.name !== 'avc3')
    return fail(
      `is an MP4 film in the codec ${CODECS[entry.name] ?? `“${entry.name}”`}, which this version cannot read; export it in H.264`,
    );
  const description = boxAt(entry.body.subarray(VISUAL), 'avcC');
  const length = description === null || description.length < 8 ? 0 : wordsOf(description).getUint16(6);
  const parameters = description === null ? null : readParameters(description.subarray(8, 8 + length));
  if (description === null || parameters === null) return fail(DAMAGED);
  const { rows, columns, codec, fullRange, chromaFormat, bitDepth } = parameters;
  const matrix = matrixOf(parameters);
  if (chromaFormat !== 1 || bitDepth !== 8 || matrix === null)
    return fail(
      'has H.264 video in an uncommon colour format, which this version cannot show; export it as 4:2:0 with 8 bits',
    );
  const problem = sizeProblem(columns, rows);
  if (problem !== null) return fail(problem);
  return ok({ rows, columns, codec, fullRange, matrix, description: description.slice() });
}

/** Frames a second over the whole film; null where the file does not say how long it is. */
function rateOf(film: Uint8Array, frames: number): number | null {
  const head = boxAt(film, 'mdia', 'mdhd');
  const long = head?.[0] === 1;
  if (head === null || head.length < (long ? 32 : 20)) return null;
  const view = wordsOf(head);
  const scale = view.getUint32(long ? 20 : 12);
  const duration = long ? Number(view.getBigUint64(24)) : view.getUint32(16);
  return scale > 0 && duration > 0 ? (frames * scale) / duration : null;
}
