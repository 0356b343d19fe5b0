import type { Counts, MeasureId, Unit } from '../measures.ts';
import { MEASURE_IDS } from '../measures.ts';
import type { Subject } from '../row.ts';
import { SUBJECTS } from '../row.ts';
import type { Agreement } from './agreement.ts';
import { learningOf, measureName } from './learning.ts';
import type { PracticeRecord } from './record.ts';
import { mergedRecords } from './record.ts';

/** One trainee's figures in one measure; undefined in a comparison where the trainee has none. */
interface TraineeFigures {
  readonly trainee: string;
  readonly agreement: Agreement;
  readonly counts: Counts;
}

/** One measure of several trainees, side by side. */
export interface ComparedMeasure {
  readonly subject: Subject;
  readonly measure: MeasureId;
  readonly label: string;
  readonly unit: Unit;
  /** In the order of the trainees' names; only those who have attempts at it. */
  readonly trainees: readonly TraineeFigures[];
}

/** Bias, spread and bands of several trainees per measure, from their exported records; two records of one name are one trainee. */
export function compareTrainees(records: readonly PracticeRecord[]): readonly ComparedMeasure[] {
  const learned = mergedRecords(records).map((record) => ({ trainee: record.trainee, learning: learningOf(record) }));
  return MEASURE_IDS.flatMap((measure) =>
    SUBJECTS.flatMap((subject) => {
      const own = learned.flatMap(({ trainee, learning }) => {
        const found = learning.find((each) => each.measure === measure && each.subject === subject);
        return found === undefined ? [] : [{ trainee, ...found }];
      });
      const [first] = own;
      if (first === undefined) return [];
      const trainees = own.map(({ trainee, agreement, counts }) => ({ trainee, agreement, counts }));
      return [{ subject, measure, label: measureName(subject, measure), unit: first.unit, trainees }];
    }),
  );
}
