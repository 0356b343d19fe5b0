import type { Outcome, PlanAnswer, ProposedDevice, RejectedSize, StentPair } from './answer.ts';
import { mm, percent } from './judging/wording.ts';
import { RULES } from './rules/registry.ts';

/** What each headline means, for a physician. */
const HEADLINES: Readonly<Record<Outcome, string>> = {
  DIVERT_DVT: 'deep vein thrombosis comes first',
  BLOCKED: 'no verdict yet, something is missing',
  DIVERT_MASS: 'treat the mass',
  OUT_OF_SCOPE: 'post-thrombotic, not covered by the rules',
  INAPPROPRIATE: 'a stent is not appropriate',
  NOT_CONFIRMED: 'the lesion is not confirmed',
  NO_DEVICE: 'no available size is admissible',
  APPROPRIATE: 'every gate passed',
};

/** A plan as text to read: headline, figures, sizes, what is missing, warnings, and every rule with its reason. */
export function planText(answer: PlanAnswer): string {
  const { outcome, missing, warnings, devices, rejected, pairs, followUp, rules } = answer;
  return [
    `${outcome}: ${HEADLINES[outcome]}`,
    ...section('Figures', figures(answer)),
    ...section('Missing', missing),
    ...section('Admissible sizes', devices.map(device)),
    ...section('Two stents (options, none is chosen)', pairs.map(pair)),
    ...section('Refused sizes', rejected.map(refused)),
    ...section('Warnings', warnings),
    ...section('What follows', followUp.map(sentenceOf)),
    ...section(
      'Rules',
      rules.map(({ id, status, because }) => `${id} ${status}: ${because}`),
    ),
    '',
    sentenceOf(answer.provenance),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function figures({ metrics }: PlanAnswer): readonly string[] {
  const { mldMm, rvdMm, diameterStenosisPct, areaStenosisPct, lesionVariationPct } = metrics;
  const length = (value: number | null): string => (value === null ? 'not known' : mm(value));
  const share = (value: number | null): string => (value === null ? 'not known' : percent(value));
  return [
    `Minimum lumen diameter (shortest chord through the centroid) ${length(mldMm)}`,
    `Reference vessel diameter (mean of longest and shortest) ${length(rvdMm)}`,
    `Diameter stenosis ${share(diameterStenosisPct)}`,
    `Area stenosis ${share(areaStenosisPct)} (decides nothing)`,
    `Variation between states ${share(lesionVariationPct)}`,
  ];
}

function device({
  product,
  diameterMm,
  lengthMm,
  oversizeMm,
  oversizePct,
  engagementMm,
  preferred,
}: ProposedDevice): string {
  const size = `${product} ${diameterMm} × ${lengthMm} mm`;
  const fit = `oversize ${mm(oversizeMm)} (${percent(oversizePct)}), ${mm(engagementMm)} in the straight EIV`;
  return `${size}: ${fit}${preferred ? ', preferred' : ''}`;
}

function pair({ lengthsMm: [one, other], overlapMm, effectiveLengthMm }: StentPair): string {
  return `${one} + ${other} mm, overlap ${overlapMm} mm, together ${mm(effectiveLengthMm)}`;
}

function refused({ product, diameterMm, lengthMm, because }: RejectedSize): string {
  return `${product} ${diameterMm} × ${lengthMm} mm: ${because.join(', ')}`;
}

function sentenceOf(id: string): string {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return `${id} ${rule.sentence}`;
}
