import { useMemo } from 'react';
import type { Reader } from '../../core/practice/teaching/readers.ts';
import { truthOfReaders } from '../../core/practice/teaching/teach.ts';
import { HeadRow } from '../ui/head-row.tsx';
import { plainly } from './text.ts';

/** What the readers agree on frame by frame, with how far they lie apart; or why there is no truth yet. */
export function Agreed({ readers }: { readonly readers: readonly Reader[] }) {
  const truth = useMemo(() => truthOfReaders(readers, { id: 'preview', teachingPoint: '–', trains: [] }), [readers]);
  if (!truth.ok)
    return (
      <p className="warn" role="status">
        ! {truth.problem}
      </p>
    );
  const { frames, expected, measures } = truth.value;
  return (
    <>
      <table className="readings book-table">
        <caption>The truth{readers.length > 1 && ' (mean ± standard deviation between readers)'}</caption>
        <HeadRow names={['Frame', 'Readers', 'Min', 'Max', 'Area']} />
        <tbody>
          {frames.map(({ frame, minMm, maxMm, areaMm2, spread }) => (
            <tr key={frame}>
              <th scope="row">{frame}</th>
              <td>{spread?.readers ?? 1}</td>
              <td className="number">{withSpread(minMm, spread?.minMm, 'mm')}</td>
              <td className="number">{withSpread(maxMm, spread?.maxMm, 'mm')}</td>
              <td className="number">{withSpread(areaMm2, spread?.areaMm2, 'mm²')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">
        Diameter stenosis{' '}
        {measures.diameterStenosisPct === null ? 'unknown' : `${measures.diameterStenosisPct.toFixed(1)} %`}; outcome of
        the plan {plainly(expected?.outcome ?? 'not decided, not scored')}.
      </p>
    </>
  );
}

function withSpread(value: number, deviation: number | null | undefined, unit: string): string {
  const apart = deviation === null || deviation === undefined ? '' : ` ± ${deviation.toFixed(2)}`;
  return `${value.toFixed(2)}${apart} ${unit}`;
}
