import * as z from 'zod';
import type { Polygon } from '../geometry/flat.ts';
import { parsedJson } from '../json.ts';
import { contourProblem } from '../measure/lumen.ts';
import { firstOffence } from '../offence.ts';
import { remembered } from '../remembered.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { parsedCase } from './batch/case-bytes.ts';
import { findingsSchema } from './findings.ts';

/** The format name and version of a plan case. */
export const PLAN_CASE_FORMAT = 'ivus-plan-case/1';

/** Vertices a lumen of a plan case needs at least. */
const FEWEST_VERTICES = 16;

/** What a lumen, the axis and a product may say of themselves (PLAN_CASE "Input"). */
export const CASE_CHOICES = {
  role: ['lesion', 'reference', 'other'],
  segment: ['IVC', 'CIV', 'EIV', 'CFV'],
  state: ['expiration', 'inspiration', 'valsalva', 'supine', 'lateral', 'standing', 'unspecified'],
  modality: ['IVUS', 'XA', 'CT', 'MR', 'US'],
  unit: ['mm', 'px'],
  axisMethod: [
    'ivus-catheter-markers',
    'marker-catheter',
    'motorised-pullback',
    'ruler',
    'calibrated-venogram',
    'unknown',
  ],
  productStatus: ['available', 'recalled', 'not-indicated'],
} as const;

const positive = z.number().positive('must be greater than 0');
const notNegative = z.number().min(0, 'must not be negative');
const size = z.tuple([positive, positive]);

const contourSchema = z.custom<Polygon>().superRefine((value: unknown, context) => {
  const problem = contourOffence(value);
  if (problem !== null) context.addIssue({ code: 'custom', path: problem.path, message: problem.reason });
});

/** One traced lumen of a plan case. */
const lumenSchema = z.strictObject({
  id: z.string().min(1, 'must not be empty'),
  role: z.enum(CASE_CHOICES.role),
  segment: z.enum(CASE_CHOICES.segment),
  normal: z.boolean().optional(),
  primary: z.boolean().optional(),
  state: z.enum(CASE_CHOICES.state).optional(),
  modality: z.enum(CASE_CHOICES.modality),
  unit: z.enum(CASE_CHOICES.unit),
  contour: contourSchema,
});

/** Millimetres along the vein, 0 at the iliocaval confluence, caudal positive (D10). */
export const axisSchema = z.strictObject({
  method: z.enum(CASE_CHOICES.axisMethod).optional(),
  proximalLandingMm: z.number().optional(),
  lesionStartMm: z.number().optional(),
  lesionEndMm: z.number().optional(),
  straightEivStartMm: z.number().optional(),
  straightEivEndMm: z.number().optional(),
});

/** The site's own settings (D12), all 0 (no overlap: null) when left out. */
export const siteSchema = z.strictObject({
  minEivEngagementMm: notNegative.optional(),
  proximalMarginMm: notNegative.optional(),
  distalMarginMm: notNegative.optional(),
  foreshorteningPct: notNegative.lt(100, 'must be below 100').optional(),
  minOverlapMm: notNegative.nullable().optional(),
});

/** A size the operator asks about. */
export const requestedSchema = z.strictObject({ product: z.string(), diameterMm: positive, lengthMm: positive });

/** One stent product with its sizes. */
export const productSchema = z.strictObject({
  id: z.string().min(1, 'must not be empty'),
  manufacturer: z.string().optional(),
  name: z.string().optional(),
  diametersMm: z.array(positive),
  lengthsMm: z.array(positive),
  sizes: z.array(size).optional(),
  ifuOversizeMm: z
    .tuple([z.number(), z.number()])
    .refine(([low, high]) => low >= 0 && low <= high, 'must be [a, b] with 0 ≤ a ≤ b')
    .optional(),
  status: z.enum(CASE_CHOICES.productStatus),
  /** False while the department has none of it: such a product is never proposed. Left out: in stock. */
  inStock: z.boolean().optional(),
  verified: z.boolean(),
  source: z.string().optional(),
});

/** The products a plan may choose from. */
const catalogueSchema = z.strictObject({
  products: z.array(productSchema).min(1, 'must name at least one product').superRefine(uniqueIds),
});

/** The whole document that the planner reads, `ivus-plan-case/1`; unknown keys are refused at any depth. */
export const planCaseSchema = z.strictObject({
  format: z.literal(PLAN_CASE_FORMAT),
  id: z.string().optional(),
  findings: findingsSchema.optional(),
  lumens: z.array(lumenSchema).superRefine(uniqueIds).superRefine(onePrimaryLesion).optional(),
  axis: axisSchema.optional(),
  site: siteSchema.optional(),
  requested: requestedSchema.optional(),
  catalogue: catalogueSchema.optional(),
});

export type { Findings } from './findings.ts';
export { findingsSchema } from './findings.ts';
export type PlanCase = z.infer<typeof planCaseSchema>;
export type PlanLumen = z.infer<typeof lumenSchema>;
export type Axis = z.infer<typeof axisSchema>;
export type Site = z.infer<typeof siteSchema>;
export type Requested = z.infer<typeof requestedSchema>;
export type Product = z.infer<typeof productSchema>;

/** A plan case from its text, or `path: reason` of the first offence (PLAN_CASE "Refusals"). */
export function parsePlanCase(text: string): Result<PlanCase> {
  return planCaseOf(() => parsedJson(text));
}

/** The same from a line of a batch (UTF-8), with or without space around the document. */
export function parsePlanLine(line: Uint8Array): Result<PlanCase> {
  return planCaseOf(() => parsedCase(line));
}

function planCaseOf(parsed: () => unknown): Result<PlanCase> {
  let value: unknown;
  try {
    value = parsed();
  } catch {
    return fail('document: is not JSON');
  }
  return checkPlanCase(value);
}

/** A plan case from a parsed document, or `path: reason` of the first offence (PLAN_CASE "Refusals"). */
export function checkPlanCase(value: unknown): Result<PlanCase> {
  const checked = planCaseSchema.safeParse(value);
  return checked.success ? ok(checked.data) : fail(firstOffence(checked.error, value));
}

/** The same of a case whose lumens never change once they are made: of thousands only those that are new are looked at. */
export function checkMadeCase(
  value: Readonly<Record<string, unknown>> & { readonly lumens: readonly object[] },
): Result<PlanCase> {
  const others = planCaseSchema.safeParse({ ...value, lumens: [] });
  const lumens = value.lumens.map((lumen) => checkedLumen(lumen)).filter((lumen) => lumen !== null);
  const sound = lumens.length === value.lumens.length && togetherSchema.safeParse(lumens).success;
  return others.success && sound ? ok({ ...others.data, lumens }) : checkPlanCase(value);
}

/** A lumen of the right shape; null for any other. Looked at once. */
export const checkedLumen = remembered((lumen: object): PlanLumen | null => lumenSchema.safeParse(lumen).data ?? null);
const togetherSchema = z.custom<readonly PlanLumen[]>().superRefine(uniqueIds).superRefine(onePrimaryLesion);

/** Contours, never changed once made, in which nothing was found. */
const sound = new WeakSet<object>();

function contourOffence(value: unknown): { readonly path: (string | number)[]; readonly reason: string } | null {
  if (value === undefined) return { path: [], reason: 'is required' };
  // A document has points; what a session was read as is a row of numbers already.
  const isRow = value instanceof Float64Array;
  if (!isRow && !Array.isArray(value)) return { path: [], reason: 'must be an array of [x, y] vertices' };
  if (sound.has(value)) return null;
  const loose = isRow ? -1 : value.findIndex((vertex) => !isVertex(vertex));
  if (loose !== -1) return { path: [loose], reason: 'must be two finite numbers [x, y]' };
  const count = isRow ? value.length / 2 : value.length;
  if (count < FEWEST_VERTICES) {
    return { path: [], reason: `has ${count} vertices, at least ${FEWEST_VERTICES} are needed` };
  }
  const reason = contourProblem(value);
  if (reason !== null) return { path: [], reason };
  sound.add(value);
  return null;
}

function isVertex(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** Refuses ids that are used twice. */
export function uniqueIds(items: readonly { readonly id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is used twice` });
    seen.add(id);
  }
}

function onePrimaryLesion(lumens: readonly PlanLumen[], context: z.RefinementCtx): void {
  const marked = [...lumens.entries()].filter(([, lumen]) => lumen.primary === true);
  for (const [rank, [index, { role }]] of marked.entries()) {
    const path = [index, 'primary'];
    if (role !== 'lesion') context.addIssue({ code: 'custom', path, message: 'only a lesion can be primary' });
    else if (rank > 0) context.addIssue({ code: 'custom', path, message: 'only one lesion can be primary' });
  }
}
