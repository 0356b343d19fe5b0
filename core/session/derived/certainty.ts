import type { Spread } from '../../measure/spread.ts';
import { pooledDeviation, spreadOf } from '../../measure/spread.ts';
import type { LumenFacts } from '../../plan/lumens.ts';
import type { Interval, MeasuringError } from '../../plan/uncertainty.ts';
import { stenosisInterval } from '../../plan/uncertainty.ts';
import type { Outline, Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import type { Scale } from '../drawn/readings.ts';
import { readOutline } from '../drawn/readings.ts';
import { tracingsOf } from '../drawn/repeats.ts';

/** All tracings of one lumen that decides, with the diameter that counts of each, mm. */
export interface RepeatedLumen {
  readonly outline: Outline;
  /** The lesion's min, a reference's mean; of tracings that can be read. */
  readonly values: readonly number[];
  readonly spread: Spread;
}

/** The operator's own spread over the lumens that decide, and the errors that follow from it. */
export interface Certainty {
  readonly lesion: RepeatedLumen | null;
  readonly references: readonly RepeatedLumen[];
  readonly error: MeasuringError;
}

/** How sure the MLD and the RVD of a session are; null unless both are in millimetres. */
export function certaintyOf(session: Session, { lesion, reference, validReferences }: LumenFacts): Certainty | null {
  if (lesion?.unit !== 'mm' || reference?.unit !== 'mm') return null;
  const deciding = repeated(session, lesion.id, 'min');
  const references = validReferences.flatMap(({ id }) => repeated(session, id, 'mean') ?? []);
  const ofOne = pooledDeviation(references.map(({ values }) => values));
  return {
    lesion: deciding,
    references,
    error: {
      mld: deciding === null ? null : pooledDeviation([deciding.values]),
      rvd: ofOne === null ? null : { ...ofOne, deviation: ofOne.deviation / Math.sqrt(references.length) },
      scalePct: session.scaleErrorPct,
      oneScale: haveOneScale(
        session,
        [deciding, ...references].flatMap((lumen) => lumen?.outline ?? []),
      ),
    },
  };
}

/** The diameter stenosis with its 95 % interval; null without both diameters and where no error behind it is known. */
export function intervalOf({ lesion, reference }: LumenFacts, certainty: Certainty | null): Interval | null {
  if (certainty === null || lesion === null || reference === null) return null;
  return stenosisInterval(lesion.readings.min, reference.diameter, certainty.error);
}

function repeated(session: Session, id: string, diameter: 'min' | 'mean'): RepeatedLumen | null {
  const tracings = tracingsOf(session.outlines, id);
  const outline = tracings.find((tracing) => tracing.id === id);
  const values = tracings.flatMap((tracing) => {
    const { readings, unit } = readingOf(session, tracing);
    return readings === null || unit !== 'mm' ? [] : [readings[diameter]];
  });
  return outline === undefined || values.length === 0 ? null : { outline, values, spread: spreadOf(values) };
}

function readingOf(session: Session, outline: Outline) {
  const run = recordOf(session, outline.run);
  if (run === null) return { readings: null, unit: 'px' as const, scale: null };
  const { readings, scale } = readOutline(outline, run);
  return { readings, unit: scale.unit, scale };
}

/** One run with one scale: an error of it makes lesion and reference wrong by the same share. */
function haveOneScale(session: Session, outlines: readonly Outline[]): boolean {
  const scales = outlines.map((outline) => keyOf(outline.run, readingOf(session, outline).scale));
  return new Set(scales).size === 1;
}

function keyOf(run: string, scale: Scale | null): string {
  return `${run} ${scale?.x} ${scale?.y}`;
}
