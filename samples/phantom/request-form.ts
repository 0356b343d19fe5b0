import type { FormLengths, RequestForm } from '../../core/practice/request-form.ts';
import type { Description } from './description.ts';
import { type Moment, momentsOf } from './motion.ts';

/** Between two frames with a stated position the probe travels evenly to within so many mm. */
const EVEN_MM = 0.5;

/** What a trainee is told of a described study besides its pictures. */
export function requestFormOf(description: Description): RequestForm {
  const { findings, toJudge } = description;
  const given = Object.entries(findings).filter(
    ([finding, answer]) => answer !== 'unknown' && !toJudge.some((each) => each === finding),
  );
  return { findings: Object.fromEntries(given), lengths: lengthsOf(description) };
}

function lengthsOf(description: Description): FormLengths {
  const { form, lengthsFrom, straightEiv } = description;
  const straight = { straightEivStartMm: straightEiv.startMm, straightEivEndMm: straightEiv.endMm };
  return {
    axis: form.straightEiv ? { method: lengthsFrom, ...straight } : {},
    positions: form.probe ? positionsOf(description) : [],
    sentences: form.sentences,
  };
}

/** The fewest frames between which straight lines tell the probe's position to within `EVEN_MM`; each to the millimetre. */
function positionsOf(description: Description): FormLengths['positions'] {
  const moments = momentsOf(description);
  const bends = bendsOf(moments);
  return moments.flatMap(({ frame, positionMm }, index) =>
    bends.has(index) ? [{ frame, mm: Math.round(positionMm) }] : [],
  );
}

/** Indices at which the way has to be broken, the ends among them: again and again where it strays farthest from a straight line. */
function bendsOf(moments: readonly Moment[], from = 0, to = moments.length - 1): ReadonlySet<number> {
  const [start, end] = [moments[from]?.positionMm ?? 0, moments[to]?.positionMm ?? 0];
  let [worst, strayed] = [0, EVEN_MM];
  for (let index = from + 1; index < to; index++) {
    const even = start + ((end - start) * (index - from)) / (to - from);
    const astray = Math.abs((moments[index]?.positionMm ?? 0) - even);
    if (astray > strayed) [worst, strayed] = [index, astray];
  }
  if (worst === 0) return new Set([from, to]);
  return new Set([...bendsOf(moments, from, worst), ...bendsOf(moments, worst, to)]);
}
