import { DIAMETER_STENOSIS_PCT } from '../measure/stenosis.ts';
import type { PlanAnswer, ProposedDevice, StentPair } from './answer.ts';
import type { Product } from './case.ts';
import type { Caveat } from './caveats.ts';
import type { Sizing } from './facts.ts';
import { diameterDigits, oversizeText, shownStenosis, stenosisText } from './figures.ts';
import { headlineOf, sizeText } from './headline.ts';
import { mm, percent, plain } from './judging/wording.ts';
import { ruleOf } from './rules/rule-text.ts';
import { missingText, REFUSALS, WARNINGS } from './words.ts';

/** Where the figures of a product come from and whether anybody checked them, as far as a plan case can say. */
export function sourceOf({ id, source, verified }: Product): string {
  const checked = verified ? 'sizes verified' : 'sizes not verified';
  return `catalogue row ${id}; ${checked} against the instructions for use; source: ${source ?? 'not given'}`;
}

/**
 * A plan as text to read: headline with the reason that decides and what touches it, figures by their definitions, sizes with the catalogue row
 * they come from (`source` says it), refusals, what is missing, warnings, and every rule with its reason.
 */
export function planText(
  answer: PlanAnswer,
  products: readonly Product[],
  source: (product: Product) => string,
  caveats: readonly Caveat[],
  sizing: Sizing | null,
): string {
  const { outcome, missing, warnings, devices, rejected, pairs, followUp, rules } = answer;
  const { text, because } = headlineOf(answer, products, sizing);
  return [
    `${text} (${outcome})`,
    ...because.map((reason) => `  ${reason}`),
    ...caveats.map(caveatLine),
    ...section('Missing', missing.map(missingLine)),
    ...section('Measurements', figures(answer)),
    ...section(
      'Stents',
      devices.flatMap((device) => deviceLines(device, products, source)),
    ),
    ...section('Two stents (options only; none is chosen)', pairs.map(pair)),
    ...section(
      'Refused sizes',
      rejected.map((size) => `${sizeText(size, products)}: ${size.because.map((each) => REFUSALS[each]).join('; ')}`),
    ),
    ...section(
      'Warnings',
      warnings
        .filter((code) => !caveats.some(({ warning }) => warning === code))
        .map((code) => `${WARNINGS[code]} (${code})`),
    ),
    ...section(
      outcome === 'APPROPRIATE' ? 'After stenting' : 'Next steps',
      followUp.map((id) => `${id} ${ruleOf(id).sentence}`),
    ),
    ...section(
      'Rules',
      rules.map(({ id, status, because: reason }) => `${id} ${plain(status)}: ${reason}`),
    ),
    '',
    `Not a medical device. ${ruleOf(answer.provenance).sentence} (${answer.provenance})`,
  ].join('\n');
}

function caveatLine({ text, warning }: Caveat): string {
  return `  ! ${text}${warning === null ? '' : ` (${warning})`}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function missingLine(path: string): string {
  const words = missingText(path);
  return words === null ? path : `${path}: ${words}`;
}

function figures({ metrics }: PlanAnswer): readonly string[] {
  const { mldMm, rvdMm, areaStenosisPct, lesionVariationPct } = metrics;
  const stenosis = shownStenosis(metrics);
  const digits = diameterDigits(stenosis);
  const length = (value: number | null): string => (value === null ? 'unknown' : mm(value, digits));
  const share = (value: number | null): string => (value === null ? 'unknown' : percent(value));
  return [
    `MLD ${length(mldMm)}: minimum lumen diameter, the shortest chord through the centroid (not convex: smallest caliper)`,
    `RVD ${length(rvdMm)}: reference vessel diameter, the mean of the longest and shortest chord of the normal external iliac vein`,
    `Diameter stenosis ${stenosis === null ? 'unknown' : stenosisText(stenosis)}: 100·(RVD − MLD)/RVD; the gate is above ${DIAMETER_STENOSIS_PCT} %`,
    `Area stenosis ${share(areaStenosisPct)}: for information; the gate is on the diameter`,
    `MLD variation between states ${share(lesionVariationPct)}`,
  ];
}

function deviceLines(
  device: ProposedDevice,
  products: readonly Product[],
  source: (product: Product) => string,
): readonly string[] {
  const { oversizeMm, oversizePct, engagementMm, preferred } = device;
  const fit = `oversize ${oversizeText(oversizeMm)} (${percent(oversizePct)}), ${mm(engagementMm)} in the straight external iliac vein`;
  const product = products.find(({ id }) => id === device.product);
  return [
    `${sizeText(device, products)}${preferred ? ', preferred' : ''}: ${fit}`,
    ...(product === undefined ? [] : [`  ${source(product)}`]),
  ];
}

function pair({ lengthsMm: [one, other], overlapMm, effectiveLengthMm }: StentPair): string {
  return `${one} + ${other} mm, overlap ${overlapMm} mm, together ${mm(effectiveLengthMm)}`;
}
