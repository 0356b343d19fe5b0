import { readdirSync, readFileSync } from 'node:fs';
import { contourOf } from '../../../core/geometry/flat.ts';
import type { Outcome } from '../../../core/plan/answer.ts';
import type { PlanCase, PlanLumen } from '../../../core/plan/case.ts';
import { parsePlanCase } from '../../../core/plan/case.ts';
import { CATALOGUE_FORMAT, type CatalogueRow } from '../../../core/plan/catalogue-file.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import type { Outline, RunRecord, Session } from '../../../core/session/document/document.ts';
import { sharedFile } from '../../data.ts';
import { perfect, studies } from '../practice/perfect.ts';
import { outline, run, sessionWith } from '../session/fixture.ts';

/** A worked case as a session that somebody traced, with the outcome that was worked out by hand. */
export interface Worked {
  readonly name: string;
  readonly session: Session;
  readonly outcome: Outcome;
}

const folder = sharedFile('clinical', 'cases');

/** What a header says that states no scale. */
const BARE = { regions: null, pixelSpacing: null };

/** Every worked case as a session: its polygons are traced on runs of their modality, with 0.1 mm per pixel or without a scale. */
export const WORKED: readonly Worked[] = [...readWorked(), postThrombotic()];

function readWorked(): readonly Worked[] {
  return readdirSync(folder)
    .filter((name) => /(?<!expected)\.json$/.test(name))
    .map((file) => {
      const name = file.replace('.json', '');
      const planCase = parsePlanCase(readFileSync(`${folder}/${file}`, 'utf8'));
      if (!planCase.ok) throw new Error(`${name}: ${planCase.problem}`);
      const { outcome } = JSON.parse(readFileSync(`${folder}/${name}.expected.json`, 'utf8')) as { outcome: Outcome };
      return { name, outcome, session: sessionOf(planCase.value) };
    });
}

/** No worked case has it: a post-thrombotic lesion is out of scope (PLAN_CASE, step 4). */
function postThrombotic(): Worked {
  const session = sessionOf(workedCase({ findings: { postThrombotic: 'yes' } }));
  return { name: 'post-thrombotic', outcome: 'OUT_OF_SCOPE', session };
}

/** Everything that a report may be of: the practice studies, traced without an error, and the worked cases. */
export const EVERY_SESSION: readonly (readonly [name: string, session: Session])[] = [
  ...studies.map((each) => [`study ${each.of.id}`, perfect(each)] as const),
  ...WORKED.map(({ name, session }) => [`case ${name}`, session] as const),
];

/** The same with the scale of every run taken away. */
export function withoutScale(session: Session): Session {
  const runs = session.runs.map((each) => ({ ...each, operatorScale: null, spacing: { ...each.spacing, ...BARE } }));
  return { ...session, runs };
}

/** The same with the first question of the pathway open and a size asked about: it is blocked before anything else. */
export function blocked(session: Session): Session {
  const requested = { product: 'zilver-vena', diameterMm: 16, lengthMm: 100 };
  return { ...session, requested, findings: { ...session.findings, dvt: 'unknown', pelvicThrombus: 'unknown' } };
}

function sessionOf({ lumens = [], findings = {}, axis = {}, site = {}, requested, catalogue }: PlanCase): Session {
  const runs = new Map(lumens.map((lumen) => [uidOf(lumen), runOf(lumen)]));
  return {
    ...sessionWith(...lumens.map(traced)),
    runs: [...runs.values()],
    findings,
    axis,
    site,
    requested: requested ?? null,
    catalogue: catalogue === undefined ? null : { format: CATALOGUE_FORMAT, products: catalogue.products.map(rowFrom) },
  };
}

/** A UID of its own for each modality and unit. */
function uidOf({ modality, unit }: Pick<PlanLumen, 'modality' | 'unit'>): string {
  return `1.2.${[...`${modality}${unit}`].map((letter) => letter.charCodeAt(0)).join('.')}`;
}

function runOf(lumen: PlanLumen): RunRecord {
  const { modality, unit } = lumen;
  return {
    ...run,
    sopInstanceUid: uidOf(lumen),
    fileName: `${modality.toLowerCase()}-${unit === 'mm' ? 'scaled' : 'bare'}.dcm`,
    modality,
    declaredModality: modality,
    spacing: unit === 'mm' ? run.spacing : { ...run.spacing, ...BARE },
  };
}

/** Traced on a frame of its own, each a pixel further to the right: no tracing is a copy of another. */
function traced(lumen: PlanLumen, index: number): Outline {
  const { id, role, segment, normal, primary, state } = lumen;
  const contour = contourOf(lumen.contour);
  const perUnit = lumen.unit === 'mm' ? 10 : 1;
  const step = Math.max(1, Math.floor(contour.length / 60));
  return outline({
    id,
    run: uidOf(lumen),
    frame: index,
    knots: contour.filter((_, k) => k % step === 0).map(([x, y]) => [250 + index + x * perUnit, 250 + y * perUnit]),
    role,
    segment,
    state: state ?? 'unspecified',
    normal: role === 'reference' ? (normal ?? false) : null,
    primary: primary ?? false,
  });
}

function rowFrom({ verified, ...product }: NonNullable<PlanCase['catalogue']>['products'][number]): CatalogueRow {
  return {
    ...product,
    manufacturer: product.manufacturer ?? '',
    name: product.name ?? '',
    design: '',
    statusFacts: '',
    source: product.source ?? '',
    ifuCitation: 'Example IFU, rev. 1',
    verified: verified ? { by: 'Dr Example', on: '2026-01-15' } : null,
  };
}
