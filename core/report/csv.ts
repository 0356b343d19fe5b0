import { csv } from '../csv.ts';
import type { LumenRow, ReportContent } from './content.ts';
import { originNote } from './words.ts';

const LUMENS = [
  'run',
  'file',
  'frame',
  'time (ms)',
  'position (mm)',
  'name',
  'role',
  'segment',
  'state',
  'normal',
  'unit of lengths',
  'min',
  'max',
  'mean',
  'area (square units)',
  'perimeter',
  'min caliper',
  'max caliper',
  'area-equivalent diameter',
  'perimeter-equivalent diameter',
  'not convex',
  'scale x (units per pixel)',
  'scale y (units per pixel)',
  'scale from',
  'origin',
  'tracings',
];

/** The lumens of a report as a table, one line each, with all digits. */
export function lumensCsv({ lumens }: Pick<ReportContent, 'lumens'>): string {
  return csv([LUMENS, ...lumens.map(cells)]);
}

function cells(row: LumenRow): readonly (string | number | null)[] {
  const { min, max, mean, area, perimeter, minCaliper, maxCaliper, areaEquivalent, perimeterEquivalent, nonconvex } =
    row.readings;
  const readings = [min, max, mean, area, perimeter, minCaliper, maxCaliper, areaEquivalent, perimeterEquivalent];
  const place = [row.run, row.file, row.frame, row.timeMs, row.positionMm];
  const words = [
    row.name,
    row.role,
    row.segment,
    row.state,
    row.role === 'reference' && row.normal !== null ? yesNo(row.normal) : '',
  ];
  const scale = [row.scale.x, row.scale.y, row.scale.source];
  return [...place, ...words, row.unit, ...readings, yesNo(nonconvex), ...scale, originNote(row), row.tracings];
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** What is not known has no unit. */
const unitOf = (mm: number | null): string => (mm === null ? '' : 'mm');

/** The plan of a report and its rules as a table of name, value, unit and remark. */
export function planCsv(content: ReportContent): string {
  const { headline, stenosis, behaviour, stent, rules, unknown, warnings, lengths } = content;
  return csv([
    ['item', 'value', 'unit', 'remark'],
    ['outcome', headline.outcome, '', headline.text],
    ['MLD', stenosis.mldMm, unitOf(stenosis.mldMm), 'minimum lumen diameter of the deciding lesion'],
    ['RVD', stenosis.rvdMm, unitOf(stenosis.rvdMm), 'mean diameter of the normal external iliac vein'],
    ['diameter stenosis', stenosis.diameterStenosisPct, '%', `${stenosis.formula}; gate ${stenosis.gate}`],
    ['diameter stenosis, low', stenosis.interval?.low ?? null, '%', stenosis.intervalText],
    ['diameter stenosis, high', stenosis.interval?.high ?? null, '%', stenosis.intervalText],
    ['area stenosis', stenosis.areaStenosisPct, '%', 'does not decide'],
    ['MLD variation between states', behaviour.variationPct, '%', behaviour.word],
    ...lengths.rows.map(({ name, mm }) => [name, mm, 'mm', lengths.method] as const),
    ...(stent === null ? [] : [stent.proposed, ...stent.alternatives]).map(
      ({ text, preferred, fit }) => [preferred ? 'proposed stent' : 'alternative', text, '', fit] as const,
    ),
    ...unknown.map(({ path, text }) => ['unknown', path, '', text] as const),
    ...warnings.map(({ code, text }) => ['warning', code, '', text] as const),
    ...rules.map(({ id, status, because }) => [id, status, '', because] as const),
  ]);
}
