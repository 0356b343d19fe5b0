import type { Dataset } from '../header/dataset.ts';
import { functionalItems } from '../header/functional-groups.ts';

/** When a file says that its picture was taken: by which attribute, and in ms on a scale of its own. */
export interface Taken {
  readonly by: string;
  readonly ms: number;
}

/** When the picture of a single frame was taken, by each attribute that says so, the nearest to the picture first. */
export function readTaken(data: Dataset): readonly Taken[] {
  const [content] = functionalItems(data, 'x00209111');
  const stated: readonly (readonly [string, string])[] = [
    ['Frame Acquisition DateTime (0018,9074)', content?.text('x00189074') ?? ''],
    ['Acquisition DateTime (0008,002A)', data.text('x0008002a')],
    ['Acquisition Time (0008,0032)', `${data.text('x00080022') || ANY_DAY}${data.text('x00080032')}`],
    ['Content Time (0008,0033)', `${data.text('x00080023') || ANY_DAY}${data.text('x00080033')}`],
  ];
  return stated.flatMap(([by, text]) => {
    const ms = millisecondsOf(text);
    return ms === null ? [] : [{ by, ms }];
  });
}

/** Stands in for a date that is not stated: times of one day can be compared all the same. */
const ANY_DAY = '19700101';

/** A DICOM date and time (YYYYMMDDHHMMSS.FFFFFF, time zone left out) in ms; null when it has no seconds. */
export function millisecondsOf(text: string): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d{1,6})?)/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || second === undefined) return null;
  return Date.UTC(year, month - 1, day, hour, minute) + 1000 * second;
}
