import { type Flat, vertexOf } from '../../geometry/flat.ts';
import type { Contour } from '../../geometry/point.ts';
import { remembered } from '../../remembered.ts';
import { drained } from '../../steps.ts';
import type { Outline, RunRecord, Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import { farthest } from './distance.ts';
import { lineAt } from './interpolating.ts';
import type { KeyPair } from './key-frames.ts';
import { keyPairAt } from './key-frames.ts';
import { flatScaled, readOutline, type Scale } from './readings.ts';
import { RESIZE_STEP } from './resizing.ts';
import { flatThrough } from './shapes.ts';

/** Pairs of key outlines that interpolated ones between them, not accepted yet, no longer follow: by more than half a step of growing. */
export function stalePairs(session: Session): readonly KeyPair[] {
  return drained(lookForStale(session));
}

/** Looks for them one outline after the other, so that thousands can be looked at in pieces: a rest is possible after each. */
export function* lookForStale(session: Session): Generator<undefined, readonly KeyPair[]> {
  const stale = new Map<string, KeyPair>();
  for (const outline of session.outlines) {
    if (outline.accepted || outline.origin !== 'interpolation') continue;
    const record = recordOf(session, outline.run);
    const pair = keyPairAt(session, outline);
    if (record === null || pair === null) continue;
    const name = `${pair.from.id} ${pair.to.id}`;
    if (stale.has(name)) continue;
    if (!follows(outline, pair.from, pair.to, record)) stale.set(name, pair);
    yield;
  }
  return [...stale.values()];
}

/** Whether an outline lies where it would be interpolated now. Key outlines that cross themselves lead nowhere: what lies between them stays as it is. */
const follows = remembered((outline: Outline, from: Outline, to: Outline, record: RunRecord): boolean => {
  if ([from, to].some((key) => readOutline(key, record).problem !== null)) return true;
  const { knots, curve } = lineAt({ from, to }, record, outline.frame);
  const { scale, measured } = readOutline(outline, record);
  return farthest(sparse(flatScaled(flatThrough(knots, curve), scale)), measured) <= tolerance(scale);
});

function tolerance({ unit }: Scale): number {
  return RESIZE_STEP[unit] / 2;
}

/** Every eighth vertex: enough to see a line that lies elsewhere. */
function sparse(flat: Flat): Contour {
  return Array.from({ length: Math.ceil(flat.length / 16) }, (_, k) => vertexOf(flat, 8 * k));
}
