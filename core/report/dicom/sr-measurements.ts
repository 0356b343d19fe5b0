import type { Attributes } from '../../dicom/write/dataset.ts';
import type { Contour } from '../../geometry/point.ts';
import { program } from '../../program.ts';
import { isFound } from '../../session/drawn/automatic.ts';
import { ascii } from '../ascii.ts';
import type { DrawnLumen, LumenRow, ReportContent } from '../content.ts';
import { lumenRemarks } from '../remarks.ts';
import { ROLE_NAMES, STATE_NAMES } from '../words.ts';
import { closedLine } from './closed.ts';
import { CODES } from './codes.ts';
import type { ReferencedRun } from './common.ts';
import { oneFrame } from './referenced.ts';
import { type Code, sr } from './sr-items.ts';
import { uidFrom } from './uid.ts';

/** The codes of the vein segments. */
export const SITES: Readonly<Record<LumenRow['segment'], Code>> = {
  IVC: CODES.ivc,
  CIV: CODES.civ,
  EIV: CODES.eiv,
  CFV: CODES.cfv,
};

/** One measurement group for each lumen (TID 1410): its outline, its vein, and, where it has a scale, its figures; always min, max, mean in this order, since readers do not show which is which. */
export function lumenGroups(content: ReportContent, runs: readonly ReferencedRun[]): readonly Attributes[] {
  return content.lumens.flatMap((row) => {
    const drawn = content.drawn.find(({ id }) => id === row.id);
    const image = imageOf(row, runs);
    return drawn === undefined || image === null ? [] : [lumenGroup(content, row, drawn, image)];
  });
}

function lumenGroup(content: ReportContent, row: LumenRow, drawn: DrawnLumen, image: Attributes): Attributes {
  const state =
    row.state === 'unspecified' ? [] : [sr.text('HAS OBS CONTEXT', CODES.timePoint, STATE_NAMES[row.state])];
  const scale = row.unit === 'mm' ? `scale ${row.scale.source}` : `no scale (${row.scale.source})`;
  const remarks = [ROLE_NAMES[row.role], scale, lumenRemarks(row)].filter((part) => part !== '').join('; ');
  return sr.container(
    CODES.group,
    [
      ...tracked(row.name, row.id),
      sr.code('CONTAINS', CODES.finding, CODES.lumen),
      ...state,
      sr.polyline('CONTAINS', CODES.region, closedLine(drawn.outline), image),
      site(content, row),
      ...foundBy(row),
      ...(row.unit === 'mm' ? figures(row, drawn, image) : []),
      sr.text('CONTAINS', CODES.comment, ascii(remarks)),
    ],
    '1410',
  );
}

function tracked(name: string, id: string): readonly Attributes[] {
  return [
    sr.text('HAS OBS CONTEXT', CODES.trackingId, ascii(name) || 'Lumen'),
    sr.uid(CODES.trackingUid, uidFrom('outline', id)),
  ];
}

/** The algorithm that found a border (TID 4019), also where the operator has corrected it; nothing for a line that was drawn. */
function foundBy(row: LumenRow): readonly Attributes[] {
  if (!isFound(row)) return [];
  return [
    sr.text('HAS CONCEPT MOD', CODES.algorithmName, `${program.name} lumen border`),
    sr.text('HAS CONCEPT MOD', CODES.algorithmVersion, program.version),
  ];
}

function site({ indication }: ReportContent, { segment }: LumenRow): Attributes {
  const side = indication.find(({ path }) => path === 'findings.side')?.value;
  const laterality =
    side === 'left'
      ? [sr.code('HAS CONCEPT MOD', CODES.laterality, CODES.left)]
      : side === 'right'
        ? [sr.code('HAS CONCEPT MOD', CODES.laterality, CODES.right)]
        : [];
  return sr.code('HAS CONCEPT MOD', CODES.site, SITES[segment], laterality);
}

function figures({ readings }: LumenRow, drawn: DrawnLumen, image: Attributes): readonly Attributes[] {
  const diameter = (value: number, how: Code, chord: Contour | null) =>
    sr.number(CODES.diameter, value, CODES.mm, [
      sr.code('HAS CONCEPT MOD', CODES.derivation, how),
      ...(chord === null ? [] : [sr.polyline('INFERRED FROM', CODES.region, chord, image)]),
    ]);
  return [
    sr.number(CODES.area, readings.area, CODES.mm2, []),
    sr.number(CODES.perimeter, readings.perimeter, CODES.mm, []),
    diameter(readings.min, CODES.minimum, drawn.min),
    diameter(readings.max, CODES.maximum, drawn.max),
    diameter(readings.mean, CODES.mean, null),
  ];
}

/** The stenosis on the chord that is the lesion's min (TID 1501): a group without coordinates breaks readers. Nothing without a stenosis. */
export function stenosisGroup(content: ReportContent, runs: readonly ReferencedRun[]): readonly Attributes[] {
  const { diameterStenosisPct, areaStenosisPct, lesion, formula } = content.stenosis;
  const row = content.lumens.find(({ id }) => id === lesion);
  const drawn = content.drawn.find(({ id }) => id === lesion);
  const image = row === undefined ? null : imageOf(row, runs);
  if (diameterStenosisPct === null || row === undefined || drawn === undefined || image === null) return [];
  const chord = sr.polyline('INFERRED FROM', CODES.region, drawn.min, image);
  const area = areaStenosisPct === null ? [] : [sr.number(CODES.areaStenosis, areaStenosisPct, CODES.percent, [chord])];
  return [
    sr.container(
      CODES.group,
      [
        ...tracked('Stenosis', `stenosis of ${row.id}`),
        sr.code('CONTAINS', CODES.finding, CODES.stenosis),
        site(content, row),
        sr.number(CODES.diameterStenosis, diameterStenosisPct, CODES.percent, [
          chord,
          sr.text('INFERRED FROM', CODES.equation, ascii(formula)),
        ]),
        ...area,
      ],
      '1501',
    ),
  ];
}

/** The frame that a lumen was traced on; null where its run's file is not at hand. */
function imageOf({ run: uid, frame }: LumenRow, runs: readonly ReferencedRun[]): Attributes | null {
  const run = runs.find((each) => each.uid === uid);
  return run === undefined ? null : sr.image('SELECTED FROM', null, oneFrame(run, frame));
}
