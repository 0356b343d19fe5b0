import type { ObjectAnswer, ObjectFile } from '../../../core/network/objects.ts';
import { storeAnswer } from '../../../core/network/store-status.ts';
import { datasetsIn, itemsOf, type JsonDataset, uidOf, valuesOf } from './dicom-json.ts';

const FAILED = '00081198';
const STORED = '00081199';
const OTHER_FAILURES = '0008119A';
const REFERENCED_UID = '00081155';
const WARNING_REASON = '00081196';
const FAILURE_REASON = '00081197';

/**
 * What a Store Instances response (PS3.18 I.2, as JSON) says of each of the files, whatever the HTTP status was: stored is only what is
 * listed as referenced with its own UID. Null for a text that is no such response.
 */
export function storedAnswers(
  text: string,
  files: readonly ObjectFile[],
  place: string,
): readonly ObjectAnswer[] | null {
  const parsed = datasetsIn(text) ?? datasetsIn(`[${text}]`);
  const [response] = parsed ?? [];
  if (response === undefined || ![FAILED, STORED, OTHER_FAILURES].some((tag) => Object.hasOwn(response, tag)))
    return null;
  const stored = byUid(itemsOf(response, STORED));
  const failed = byUid(itemsOf(response, FAILED));
  return files.map(({ uid }) => {
    const [kept, lost] = [stored.get(uid), failed.get(uid)];
    if (kept !== undefined) return keptAnswer(uid, numberOf(kept, WARNING_REASON), place);
    const reason = lost === undefined ? null : numberOf(lost, FAILURE_REASON);
    if (reason !== null && reason !== 0) return storeAnswer(uid, reason, place);
    return { uid, state: 'failed', reason: `${place} did not say that it stored this object.`, again: false };
  });
}

/** A stored object with a reason that is no warning was stored nevertheless. */
function keptAnswer(uid: string, warning: number | null, place: string): ObjectAnswer {
  const answer = storeAnswer(uid, warning ?? 0, place);
  return answer.state === 'failed' ? storeAnswer(uid, 0xb000, place) : answer;
}

function byUid(items: readonly JsonDataset[]): ReadonlyMap<string, JsonDataset> {
  return new Map(
    items.flatMap((item) => {
      const uid = uidOf(item, REFERENCED_UID);
      return uid === null ? [] : [[uid, item] as const];
    }),
  );
}

function numberOf(dataset: JsonDataset, tag: string): number | null {
  const [value] = valuesOf(dataset, tag);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff ? value : null;
}
