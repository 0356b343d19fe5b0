import type { ByteSource } from '../../../dicom/bytes/source.ts';
import type { Dataset } from '../../../dicom/header/dataset.ts';
import { plainHeader } from '../../../dicom/header/deflated.ts';
import { type Identity, readIdentity } from '../../../dicom/header/identity.ts';
import { program } from '../../../program.ts';
import { fail, ok, type Result } from '../../../result.ts';
import { followed, type Shape } from '../../../session/drawn/followed.ts';
import { CODES } from '../codes.ts';
import { type Region, regionOf } from './region.ts';
import { isNamed, NOTHING_SAID, type Said, saidIn } from './said.ts';

/** A closed line with what the report says of it. */
export interface StatedRegion extends Region {
  readonly said: Said;
  /** The curve that follows it; null where none comes near enough. */
  readonly shape: Shape | null;
}

/** What a structured report has drawn, as plain data. */
export interface StructuredReport {
  readonly file: string;
  readonly identity: Identity;
  readonly regions: readonly StatedRegion[];
  /** For each shape that is no outline a phrase after "shapes that are": what kept it out. */
  readonly leftOut: readonly string[];
}

/** SOP classes of structured reports begin so (PS3.4 B.5). */
const STRUCTURED = '1.2.840.10008.5.1.4.1.1.88.';
/** Larger ones are no reports of outlines. */
const LARGEST = 16 * 1024 * 1024;
const MOST_ITEMS = 20_000;
const DEEPEST = 24;
const MOST_REGIONS = 500;
/** Of all outlines together: each point takes its time to be followed. */
const MOST_POINTS = 100_000;

/** The outlines in a structured report (TID 1500 or like it): ours, or of another maker; null for any other object and where nothing is drawn, a refusal is one sentence. Throws what the source throws. */
export async function readStructuredReport(source: ByteSource): Promise<Result<StructuredReport> | null> {
  if (source.size > LARGEST) return null;
  const read = await plainHeader(source);
  if (!read.ok) return null;
  const { header } = read.value;
  const identity = readIdentity(header);
  if (!identity.sopClassUid.startsWith(STRUCTURED)) return null;
  const found: Found = { regions: [], leftOut: [], items: 0, points: 0, broken: '' };
  const ours = header.data.text('x00081090') === program.name;
  look(header.data, { ours, said: NOTHING_SAID, ofNumber: false, depth: 0 }, found);
  if (found.broken !== '') return fail(`${source.name} ${found.broken}; no outline was taken from it.`);
  const { regions, leftOut } = found;
  if (regions.length + leftOut.length === 0) return null;
  const shaped = once(regions).map((region) => ({ ...region, shape: followed(region.contour) }));
  return ok({ file: source.name, identity, regions: shaped, leftOut });
}

interface Found {
  readonly regions: Omit<StatedRegion, 'shape'>[];
  readonly leftOut: string[];
  items: number;
  points: number;
  /** A predicate to put after the file's name; '' while all is well. */
  broken: string;
}

interface Where {
  readonly ours: boolean;
  /** By the measurement group that it lies in. */
  readonly said: Said;
  /** Below a number: what is drawn there explains the number and may well be no outline. */
  readonly ofNumber: boolean;
  readonly depth: number;
}

/** Looks through the content (0040,A730) of an item, and of all below it. */
function look(parent: Dataset, where: Where, found: Found): void {
  if (parent.unreadableItems('x0040a730')) found.broken = 'is a structured report with damaged content';
  if (where.depth > DEEPEST) found.broken = 'is a structured report that is nested too deeply';
  const items = found.broken === '' ? (parent.items('x0040a730') ?? []) : [];
  found.items += items.length;
  if (found.items > MOST_ITEMS) found.broken = `is a structured report with more than ${MOST_ITEMS} items`;
  const said = isNamed(parent, CODES.group) ? saidIn(items, where.ours) : where.said;
  for (const item of items) {
    if (found.broken !== '') return;
    const type = item.text('x0040a040');
    if (type === 'SCOORD') takeRegion(item, said, where.ofNumber, found);
    else if (type === 'SCOORD3D') leaveOut('given in the patient’s space and not in a picture', where.ofNumber, found);
    else look(item, { ...where, said, ofNumber: where.ofNumber || type === 'NUM', depth: where.depth + 1 }, found);
  }
}

function takeRegion(item: Dataset, said: Said, ofNumber: boolean, found: Found): void {
  const region = regionOf(item);
  if (typeof region === 'string') leaveOut(region, ofNumber, found);
  else if (found.points + region.contour.length > MOST_POINTS) leaveOut('of more points than are read', false, found);
  else if (found.regions.length < MOST_REGIONS) {
    found.points += region.contour.length;
    found.regions.push({ ...region, said });
  } else leaveOut(`more than the first ${MOST_REGIONS}`, false, found);
}

/** The chord of a diameter is no shape that somebody misses. */
function leaveOut(why: string, ofNumber: boolean, found: Found): void {
  if (!ofNumber) found.leftOut.push(why);
}

/** A line that stands beside its numbers and again below one of them is one outline. */
function once(regions: Found['regions']): Found['regions'] {
  const seen = new Set<string>();
  return regions.filter(({ contour, instance, frame, said }) => {
    const name = JSON.stringify([contour, instance, frame, said.tracking]);
    const first = !seen.has(name);
    seen.add(name);
    return first;
  });
}
