import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_CATALOGUE } from '../../../core/plan/catalogue.ts';
import { writeCatalogue } from '../../../core/plan/catalogue-file.ts';
import { type Attempt, emptyRecord, writeRecord } from '../../../core/practice/records/record.ts';
import { DEFAULT_PREFERENCES } from '../../../core/preferences.ts';
import { reportJson } from '../../../core/report/json.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { historyOf, perform } from '../../../core/session/document/history.ts';
import { writeSteps } from '../../../core/session/kept/steps.ts';
import { studies } from '../../core/practice/perfect.ts';
import { bytesWith, container, shape, text } from '../../core/report/dicom/another-makers-report.ts';
import { circle } from '../../core/report/dicom/brought.ts';
import { made } from '../../core/report/made.ts';
import { WORKED } from '../../core/report/worked-sessions.ts';
import { ellipse, outline, sessionWith } from '../../core/session/fixture.ts';
import { sharedFile } from '../../data.ts';
import { damaged, original } from '../damage.ts';
import { oneOf, random } from '../random.ts';
import { changed } from './change.ts';

/** What a document is read as; it stands before the colon in the name of an input. */
export type Kind =
  | 'session'
  | 'catalogue'
  | 'case'
  | 'record'
  | 'preferences'
  | 'steps'
  | 'DICOM JSON'
  | 'report'
  | 'truth'
  | 'SR';

/** The session whose steps are kept. */
export const WORKING: Session = sessionWith(
  outline({ id: 'L1' }),
  outline({ id: 'L2', frame: 3, knots: ellipse(9, 5) }),
);

const ATTEMPT: Attempt = {
  case: 'practice-03',
  at: '2026-03-02T08:00:00Z',
  durationS: 600,
  truthDigest: 'd',
  teachingPoint: 'A point',
  rows: [
    {
      key: 'a',
      measure: 'outline-min',
      subject: 'lesion',
      label: 'Shortest diameter',
      unit: 'mm',
      truth: 4.4,
      read: 4.1,
      error: -0.3,
      band: 'good',
    },
  ],
  repeats: [{ measure: 'outline-min', frame: 25, values: [4.1, 4.2] }],
};

const DICOM_JSON = [
  {
    '0020000D': { vr: 'UI', Value: ['1.2.3'] },
    '00080020': { vr: 'DA', Value: ['20260102'] },
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Yamada^Tarou', Ideographic: '山田^太郎' }] },
    '00100020': { vr: 'LO', Value: ['4711'] },
    '00080061': { vr: 'CS', Value: ['IVUS', 'XA'] },
    '00201208': { vr: 'IS', Value: [12] },
  },
];

/** The documents of every kind that are changed, as texts. */
function documents(): Readonly<Record<Exclude<Kind, 'SR'>, readonly string[]>> {
  const cases = sharedFile('clinical', 'cases');
  const history = perform(historyOf(WORKING), { type: 'note', text: 'a note' });
  return {
    session: [WORKING, ...WORKED.map(({ session }) => session)].map(writeSession),
    catalogue: [writeCatalogue(BUILT_IN_CATALOGUE)],
    case: readdirSync(cases)
      .filter((name) => /(?<!expected)\.json$/.test(name))
      .map((name) => readFileSync(join(cases, name), 'utf8')),
    record: [writeRecord({ ...emptyRecord('Ann'), attempts: [ATTEMPT, { ...ATTEMPT, at: '2026-03-03T08:00:00Z' }] })],
    preferences: [JSON.stringify(DEFAULT_PREFERENCES)],
    steps: [writeSteps(history)],
    'DICOM JSON': [JSON.stringify(DICOM_JSON)],
    report: [reportJson(made(WORKING))],
    truth: studies.slice(0, 2).map(({ truth }) => JSON.stringify({ ...truth, frames: truth.frames.slice(0, 3) })),
  };
}

/** All originals, in an order that does not change. */
export interface DocumentOriginals {
  readonly texts: readonly (readonly [Kind, readonly string[]])[];
  readonly report: ReturnType<typeof original>;
}

/** Reads and makes them all. */
export function documentOriginals(): DocumentOriginals {
  const group = [text('112039', 'DCM', 'Lumen 1'), shape('POLYLINE', [...circle(40, 64), [340, 300]])];
  const bytes = bytesWith([container('125007', group), container('125007', [shape('CIRCLE', circle(30, 2))])]);
  return { texts: Object.entries(documents()) as [Kind, string[]][], report: original('SR: report', bytes) };
}

/** Input `index` of a seed: a changed copy of one of the documents, always the same. */
export function documentInput(
  { texts, report }: DocumentOriginals,
  seed: number,
  index: number,
): { readonly name: string; readonly bytes: Uint8Array } {
  const below = random(Math.imul(seed, 0x9e3779b1) + Math.imul(index, 0x85ebca6b));
  if (below(texts.length + 1) === 0) return { name: report.name, bytes: damaged(report, below) };
  const [kind, originals] = oneOf(texts, below);
  const number = below(originals.length);
  return { name: `${kind}: ${number}`, bytes: changed(originals[number] ?? '{}', below) };
}
