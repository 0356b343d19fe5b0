import { execFileSync } from 'node:child_process';

/** Of a coded concept its value and its scheme. */
export type CodePair = readonly [value: string, scheme: string];

/** The interpreter that Debian's packages are for: another one that comes first on the path does not know them. */
const PYTHON = '/usr/bin/python3';
const LIST = `
import json
from pydicom.sr._concepts_dict import concepts
print(json.dumps([[code, scheme] for scheme, named in concepts.items() for codes in named.values() for code in codes]))
`;

/** Codes that templates of the standard name in their rows, and that stand in no context group (PS3.16, TID 1500, 1502; RFC 5646 for languages, TID 1204). */
const OF_TEMPLATES: readonly CodePair[] = [
  ['C0034375', 'UMLS'],
  ['C2348792', 'UMLS'],
  ['en-GB', 'RFC5646'],
];

/** The codes among these that the dictionary of pydicom does not have. */
export function unknownCodes(codes: readonly CodePair[]): readonly string[] {
  const listed = JSON.parse(execFileSync(PYTHON, ['-c', LIST], { encoding: 'utf8', maxBuffer: 1 << 26 })) as CodePair[];
  const known = new Set([...listed, ...OF_TEMPLATES].map((pair) => pair.join(' ')));
  return [...new Set(codes.map(([value, scheme]) => `${value} ${scheme}`))].filter((code) => !known.has(code));
}

/** Every code in a DICOM object, at any depth, as dcmtk reads it. */
export function codesIn(file: string): readonly CodePair[] {
  return found(JSON.parse(execFileSync('dcm2json', [file], { encoding: 'utf8', maxBuffer: 1 << 28 })));
}

function found(value: unknown): readonly CodePair[] {
  if (typeof value !== 'object' || value === null) return [];
  const [code, scheme] = [firstText(value, '00080100'), firstText(value, '00080102')];
  const inside = Object.values(value).flatMap(found);
  return code === null || scheme === null ? inside : [[code, scheme], ...inside];
}

function firstText(item: object, tag: string): string | null {
  const element = (item as Readonly<Record<string, { readonly Value?: readonly unknown[] }>>)[tag];
  const first = element?.Value?.[0];
  return typeof first === 'string' ? first : null;
}
