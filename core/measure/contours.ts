import * as z from 'zod';
import type { Contour } from '../geometry/point.ts';
import { parsedJson } from '../json.ts';
import { firstOffence } from '../offence.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { contourProblem, lumenReadings } from './lumen.ts';
import type { LumenReadings } from './readings.ts';

const scale = z.number().positive('must be greater than 0').optional();

const bareContourSchema = z
  .strictObject({
    id: z.string().min(1, 'must not be empty'),
    unit: z.enum(['mm', 'px']),
    mmPerPixelX: scale,
    mmPerPixelY: scale,
    points: z.array(z.tuple([z.number(), z.number()])),
  })
  .superRefine(({ unit, mmPerPixelX, mmPerPixelY }, context) => {
    const given = mmPerPixelX === undefined ? 'mmPerPixelY' : 'mmPerPixelX';
    const lacking = mmPerPixelX === undefined ? 'mmPerPixelX' : 'mmPerPixelY';
    const refuse = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    if (mmPerPixelX === undefined && mmPerPixelY === undefined) return;
    if (unit === 'mm') refuse(given, 'is only allowed with points in px');
    else if (mmPerPixelX === undefined || mmPerPixelY === undefined) refuse(lacking, `is required with ${given}`);
  });

/** The document of `ivus measure --contours`: bare polygons in mm, or in px with or without a scale. */
const contoursSchema = z.strictObject({
  contours: z.array(bareContourSchema).superRefine((contours, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of contours.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is used twice` });
      seen.add(id);
    }
  }),
});

type BareContour = z.infer<typeof bareContourSchema>;

/** What a contour measures, in mm or px and their squares. */
export interface ContourAnswer extends Omit<LumenReadings, 'centroid' | 'minEnds' | 'maxEnds'> {
  readonly id: string;
  readonly unit: 'mm' | 'px';
}

/** One answer per contour, in order: its readings, or why it has none. */
export type ContourAnswers = readonly (ContourAnswer | { readonly id: string; readonly error: string })[];

/** Measures every contour of a document's text; a malformed document is refused whole with `path: reason`. */
export function measureContours(text: string): Result<ContourAnswers> {
  let document: unknown;
  try {
    document = parsedJson(text);
  } catch {
    return fail('document: is not JSON');
  }
  const checked = contoursSchema.safeParse(document);
  return checked.success ? ok(checked.data.contours.map(answerTo)) : fail(firstOffence(checked.error, document));
}

function answerTo(bare: BareContour): ContourAnswers[number] {
  const { unit, contour } = inMillimetres(bare);
  const problem = contourProblem(contour);
  if (problem !== null) return { id: bare.id, error: problem };
  const { centroid: _centroid, minEnds: _minEnds, maxEnds: _maxEnds, ...figures } = lumenReadings(contour);
  return { id: bare.id, unit, ...figures };
}

/** The contour in mm where its unit or its scale gives them, else in px. A place given twice in a row, as to close the outline, counts once. */
function inMillimetres({ unit, points, mmPerPixelX, mmPerPixelY }: BareContour): {
  readonly unit: 'mm' | 'px';
  readonly contour: Contour;
} {
  const contour = points.filter(([x, y], i) => {
    const next = points[(i + 1) % points.length];
    return points.length === 1 || x !== next?.[0] || y !== next[1];
  });
  if (mmPerPixelX === undefined || mmPerPixelY === undefined) return { unit, contour };
  return { unit: 'mm', contour: contour.map(([x, y]) => [x * mmPerPixelX, y * mmPerPixelY]) };
}
