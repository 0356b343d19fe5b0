import parser from 'dicom-parser';
import { inflateRaw } from 'pako';

/** What a file says about somebody, read by another reader than ours: names and their parts, IDs, UIDs that name objects, and dates. */
export interface NamesIn {
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly uids: readonly string[];
  readonly dates: readonly string[];
}

const IDS = new Set([
  'x00080050',
  'x00100020',
  'x00101000',
  'x00101001',
  'x00181000',
  'x00200010',
  'x00380010',
  'x00401001',
]);
const NAMES = new Set(['x00080090', 'x00081048', 'x00081050', 'x00081060', 'x00081070', 'x00100010', 'x00321032']);
const DATES = /^x(00080012|0008002[0-3]|00100030|0040000[24]|00400244|00400250)$/;
const UIDS = /^x(00020003|00080018|0020000d|0020000e|00200052|00081155|0008010d)$/;

/** Every name, ID, UID and date in a header of a file with a preamble, at any depth; empty for a file that the other reader does not read. */
export function namesIn(bytes: Uint8Array): NamesIn {
  const found = { names: new Set<string>(), ids: new Set<string>(), uids: new Set<string>(), dates: new Set<string>() };
  const visit = (data: parser.DataSet): void => {
    for (const element of Object.values(data.elements)) {
      for (const item of element.items ?? []) if (item.dataSet !== undefined) visit(item.dataSet);
      const { tag, vr = '', length } = element;
      if (length === 0 || length > 1024 || element.items !== undefined) continue;
      const value = data.string(tag) ?? '';
      if (vr === 'PN' || NAMES.has(tag))
        for (const part of [value, ...value.split(/[=^\\\s,]+/)]) found.names.add(part.trim());
      if (IDS.has(tag)) for (const part of value.split('\\')) found.ids.add(part.trim());
      if (vr === 'UI' || UIDS.test(tag)) for (const part of value.split('\\')) found.uids.add(part.trim());
      if (vr === 'DA' || DATES.test(tag)) found.dates.add(value.trim());
    }
  };
  try {
    visit(parser.parseDicom(bytes, { untilTag: 'x7fe00010', inflater: inflated }));
  } catch {
    // What was found until the fault still counts.
  }
  return {
    names: [...found.names].filter((name) => name.length > 3),
    ids: [...found.ids].filter((id) => id.length > 3 && /[^0]/.test(id)),
    uids: [...found.uids].filter((uid) => uid.length > 3 && !uid.startsWith('1.2.840.10008.')),
    dates: [...found.dates].filter((date) => /^\d{8}$/.test(date)),
  };
}

function inflated(bytes: Uint8Array, position: number): Uint8Array {
  const rest = inflateRaw(bytes.subarray(position));
  const whole = new Uint8Array(position + rest.length);
  whole.set(bytes.subarray(0, position));
  whole.set(rest, position);
  return whole;
}
