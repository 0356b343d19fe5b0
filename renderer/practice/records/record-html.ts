import { greatestOf } from '../../../core/extremes.ts';
import { MEASURES } from '../../../core/practice/bands.ts';
import type { Counts } from '../../../core/practice/measures.ts';
import { countsOf } from '../../../core/practice/measures.ts';
import type { MeasureLearning } from '../../../core/practice/records/learning.ts';
import { learningOf, repeatabilityOf, teachingPoints } from '../../../core/practice/records/learning.ts';
import type { PracticeRecord } from '../../../core/practice/records/record.ts';
import { progressSentences } from '../../../core/practice/records/sentences.ts';
import { clockText } from '../clock.tsx';
import { agreementText, trendText, valueText } from '../text.ts';

const STYLE = `
  @page { margin: 16mm }
  body { font: 10pt/1.4 system-ui, sans-serif; color: #111 }
  h1 { font-size: 16pt; margin: 0 } h2 { font-size: 12pt; margin: 14pt 0 4pt }
  table { width: 100%; border-collapse: collapse } tr { break-inside: avoid }
  th, td { text-align: left; vertical-align: top; padding: 2pt 6pt 2pt 0; border-bottom: 0.5pt solid #999 }
  thead th { border-bottom: 1pt solid #111 }
  svg { margin-right: 8pt } figure { margin: 0; break-inside: avoid; font-size: 9pt }
  .figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8pt }
`;

/** A trainee's record as a document to print: attempts, each measure with bias and spread, what was taught, repeatability. `titles` names studies by id. */
export function recordHtml(record: PracticeRecord, titles: ReadonlyMap<string, string>): string {
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const learned = learningOf(record);
  const title = `Practice record of ${record.trainee}`;
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1>
<p>IVUS Planner: practice on studies with a known truth. For education; not an assessment of competence.</p>
<ul>${progressSentences(record)
    .map((sentence) => `<li>${escaped(sentence)}</li>`)
    .join('')}</ul>
<h2>Attempts</h2>
${table(
  ['', 'Submitted (UTC)', 'Study', 'Time', 'Good', 'Acceptable', 'Off', 'Missed'],
  record.attempts.map(({ at, case: of, durationS, rows }, index) => [
    String(index + 1),
    new Date(at).toISOString().slice(0, 16).replace('T', ' '),
    titleOf(of),
    durationS === null ? 'not timed' : `${clockText(Math.round(durationS))} min`,
    ...bands(countsOf(rows)),
  ]),
)}
<h2>By measure</h2>
${table(['Measure', 'n', 'Bias', 'SD', 'Limits of agreement', 'Trend'], learned.map(measureCells))}
<h2>Errors by attempt</h2>
<p>Dashed lines: the limits for “good”.</p>
<div class="figures">${learned
    .filter(({ points }) => points.length > 1)
    .map(trendFigure)
    .join('\n')}</div>
<h2>Teaching points</h2>
${table(
  ['Study', 'Teaching point', 'Attempts', 'Good, first attempt', 'Good, latest attempt'],
  teachingPoints(record).map(({ case: of, teachingPoint, attempts, first, latest }) => [
    titleOf(of),
    teachingPoint,
    String(attempts),
    String(first.good),
    String(latest.good),
  ]),
)}
<h2>Repeatability of the trainee’s own tracing</h2>
${table(
  ['Measure', 'Lumens retraced', 'SD within a lumen'],
  repeatabilityOf(record).map(({ label, lumens, deviation, unit }) => [
    label,
    String(lumens),
    valueText(deviation, unit),
  ]),
)}
</body></html>`;
}

function bands({ good, acceptable, off, missed }: Counts): readonly string[] {
  return [good, acceptable, off, missed].map(String);
}

function measureCells({ label, unit, agreement, trend }: MeasureLearning): readonly string[] {
  const { bias, sd, limits } = agreementText(agreement, unit);
  return [label, String(agreement.n), bias, sd, limits, trendText(trend)];
}

function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>None yet.</p>';
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${row(names, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

const WIDTH = 150;
const HEIGHT = 60;

/** Errors in the order of the attempts around zero, with the limits of a good one dashed; never taller than what still is acceptable, unless an error is. */
function trendFigure({ label, measure, unit, points }: MeasureLearning): string {
  const { judging } = MEASURES[measure];
  const { good, acceptable, twoSided } =
    judging.kind === 'figure' ? judging : { good: 0, acceptable: 0, twoSided: false };
  const most = Math.max(acceptable, greatestOf(points.map(({ error }) => Math.abs(error))), 1e-9);
  const x = (index: number) => 4 + (index * (WIDTH - 8)) / Math.max(1, points.length - 1);
  const y = (error: number) => (HEIGHT / 2 - (error / most) * (HEIGHT / 2 - 5)).toFixed(1);
  const line = (at: number, dash: string) =>
    `<line x1="0" x2="${WIDTH}" y1="${y(at)}" y2="${y(at)}" stroke="#777" stroke-dasharray="${dash}"/>`;
  const limits = [good, ...(twoSided ? [-good] : [])].map((at) => line(at, '3 3')).join('');
  const dots = points
    .map(({ error }, index) => `<circle cx="${x(index).toFixed(1)}" cy="${y(error)}" r="2.5"/>`)
    .join('');
  return `<figure><svg width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escaped(label)}">${line(0, 'none')}${limits}${dots}</svg>
<figcaption>${escaped(label)}<br>vertical range: ±${escaped(valueText(most, unit, 'size'))}</figcaption></figure>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
