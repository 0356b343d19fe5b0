import { useMemo } from 'react';
import { MEASURES } from '../../../core/practice/bands.ts';
import type { MeasureLearning } from '../../../core/practice/records/learning.ts';
import { ScatterPlot } from '../../ui/scatter-plot.tsx';
import { axisName } from '../text.ts';

const SIZE = 'Mean of reading and truth';
const LIMIT_DASH = [5, 4];

/** Errors from attempt to attempt within the limits of the measure, and as Bland and Altman draw them. */
export function MeasureCharts({ learning }: { readonly learning: MeasureLearning }) {
  const { label } = learning;
  const trend = useMemo(() => trendContent(learning), [learning]);
  const agreement = useMemo(() => agreementContent(learning), [learning]);
  return (
    <div className="book-charts">
      <ScatterPlot name={`${label}: error by attempt`} content={trend} />
      <ScatterPlot name={`${label}: error against size (Bland–Altman)`} content={agreement} />
    </div>
  );
}

function trendContent({ measure, unit, points }: MeasureLearning) {
  const { judging } = MEASURES[measure];
  const limits =
    judging.kind === 'figure'
      ? [judging.good, ...(judging.twoSided ? [-judging.good] : [])].map((at) => ({
          at,
          label: 'limit for “good”',
          dash: LIMIT_DASH,
        }))
      : [];
  return {
    points: points.map(({ attempt, error }) => ({ x: attempt, y: error })),
    levels: [{ at: 0, label: '', dash: [] }, ...limits],
    x: { label: 'Attempt', whole: true },
    y: { label: axisName('Error', unit) },
    joined: true,
  };
}

function agreementContent({ measure, unit, points, agreement: { bias, limits } }: MeasureLearning) {
  const [low, high] = limits ?? [];
  return {
    points: points.map(({ mean, error }) => ({ x: mean, y: error })).toSorted((a, b) => a.x - b.x),
    levels: [
      ...(bias === null ? [{ at: 0, label: '', dash: [] }] : [{ at: bias, label: 'bias', dash: [] }]),
      ...(high === undefined ? [] : [{ at: high, label: '+1.96 SD', dash: LIMIT_DASH }]),
      ...(low === undefined ? [] : [{ at: low, label: '−1.96 SD', dash: LIMIT_DASH }]),
    ],
    x: { label: measure === 'calibration' ? `${SIZE} (mm per pixel)` : axisName(SIZE, unit), whole: false },
    y: { label: axisName('Error', unit) },
    joined: false,
  };
}
