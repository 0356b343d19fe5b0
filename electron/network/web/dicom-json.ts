import { z } from 'zod';
import { parsedJson } from '../../../core/json.ts';
import { type InstanceRow, type SeriesRow, type StudyRow, uidSchema } from '../../../core/network/rows.ts';
import { saidCount, saidText } from '../../../core/network/said.ts';

/** A data set of the DICOM JSON model (PS3.18 F.2), of which only what is asked for is looked at. */
export type JsonDataset = Readonly<Record<string, unknown>>;

const datasets = z.array(z.record(z.string(), z.unknown()));
const valued = z.object({ Value: z.array(z.unknown()) });

/** The data sets of an answer; null for a text that is no such list. */
export function datasetsIn(text: string): readonly JsonDataset[] | null {
  try {
    const parsed = datasets.safeParse(parsedJson(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The values of an element by its tag, eight hex digits in capitals; none where it is absent or not what it should be. */
export function valuesOf(dataset: JsonDataset, tag: string): readonly unknown[] {
  if (!Object.hasOwn(dataset, tag)) return [];
  const parsed = valued.safeParse(dataset[tag]);
  return parsed.success ? parsed.data.Value : [];
}

/** The items of a sequence. */
export function itemsOf(dataset: JsonDataset, tag: string): readonly JsonDataset[] {
  const parsed = datasets.safeParse(valuesOf(dataset, tag));
  return parsed.success ? parsed.data : [];
}

function textOf(dataset: JsonDataset, tag: string): string | null {
  const [value] = valuesOf(dataset, tag);
  return typeof value === 'string' || typeof value === 'number' ? saidText(String(value)) : null;
}

function countOf(dataset: JsonDataset, tag: string): number | null {
  return saidCount(valuesOf(dataset, tag)[0]);
}

/** A name as DICOM writes it: components parted by `^`, its scripts by `=`. Some places give a plain text. */
function nameOf(dataset: JsonDataset, tag: string): string | null {
  const [value] = valuesOf(dataset, tag);
  if (typeof value === 'string') return saidText(value);
  if (typeof value !== 'object' || value === null) return null;
  const groups = ['Alphabetic', 'Ideographic', 'Phonetic'].map((key) => {
    const group: unknown = Reflect.get(value, key);
    return typeof group === 'string' ? (saidText(group) ?? '') : '';
  });
  return saidText(groups.join('=').replace(/=+$/, ''));
}

/** The UID in an element; null where there is none that can be asked for. */
export function uidOf(dataset: JsonDataset, tag: string): string | null {
  const parsed = uidSchema.safeParse(valuesOf(dataset, tag)[0]);
  return parsed.success ? parsed.data : null;
}

/** A study as a place lists it; null for one without a UID. */
export function studyRow(dataset: JsonDataset): StudyRow | null {
  const uid = uidOf(dataset, '0020000D');
  if (uid === null) return null;
  return {
    uid,
    patientId: textOf(dataset, '00100020'),
    name: nameOf(dataset, '00100010'),
    birthDate: textOf(dataset, '00100030'),
    sex: textOf(dataset, '00100040'),
    accession: textOf(dataset, '00080050'),
    date: textOf(dataset, '00080020'),
    time: textOf(dataset, '00080030'),
    description: textOf(dataset, '00081030'),
    modalities: valuesOf(dataset, '00080061')
      .slice(0, 32)
      .flatMap((value) => (typeof value === 'string' ? (saidText(value) ?? []) : [])),
    series: countOf(dataset, '00201206'),
    instances: countOf(dataset, '00201208'),
  };
}

/** A series; null for one without a UID. */
export function seriesRow(dataset: JsonDataset): SeriesRow | null {
  const uid = uidOf(dataset, '0020000E');
  if (uid === null) return null;
  return {
    uid,
    modality: textOf(dataset, '00080060'),
    number: textOf(dataset, '00200011'),
    description: textOf(dataset, '0008103E'),
    date: textOf(dataset, '00080021'),
    time: textOf(dataset, '00080031'),
    instances: countOf(dataset, '00201209'),
  };
}

/** An object; null for one without a UID. */
export function instanceRow(dataset: JsonDataset): InstanceRow | null {
  const uid = uidOf(dataset, '00080018');
  if (uid === null) return null;
  return {
    uid,
    sopClass: textOf(dataset, '00080016'),
    number: textOf(dataset, '00200013'),
    frames: countOf(dataset, '00280008'),
    rows: countOf(dataset, '00280010'),
    columns: countOf(dataset, '00280011'),
  };
}
