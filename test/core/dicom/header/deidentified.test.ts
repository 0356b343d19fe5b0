import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { identityProblem } from '../../../../core/dicom/header/deidentified.ts';
import { type Element, text } from '../../../../core/dicom/write/element.ts';
import { EXPLICIT_LITTLE_ENDIAN, part10File } from '../../../../core/dicom/write/part10.ts';

/** An ultrasound object with these attributes beside those that every one has. */
function problemOf(...attributes: readonly Element[]): Promise<string | null> {
  const meta = { sopClass: '1.2.840.10008.5.1.4.1.1.3.1', instance: '2.25.1', implementation: '2.25.2' };
  const file = part10File({ ...meta, transferSyntax: EXPLICIT_LITTLE_ENDIAN }, [
    text('00080016', 'UI', meta.sopClass),
    text('00080018', 'UI', meta.instance),
    ...attributes,
  ]);
  return identityProblem(memorySource('run.dcm', file));
}

test('a run that names the patient is refused with the attributes that do', async () => {
  const problem = await problemOf(
    text('00100010', 'PN', 'MUSTER^ERIKA'),
    text('00100020', 'LO', '4711'),
    text('00100030', 'DA', '19640812'),
  );
  expect(problem).toMatch(
    /^run\.dcm still identifies the patient \(Patient’s Name, Patient ID, Patient’s Birth Date\): /,
  );
});

test('empty attributes name nobody', async () => {
  const empty = [text('00100010', 'PN', ''), text('00100020', 'LO', ''), text('00100030', 'DA', '')];
  expect(await problemOf(...empty)).toBeNull();
});

test('a pseudonym stands where the file says that its identity was removed; a birth date does not', async () => {
  const removed = [text('00120062', 'CS', 'YES'), text('00100010', 'PN', 'CASE^17'), text('00100020', 'LO', 'CASE-17')];
  expect(await problemOf(...removed)).toBeNull();
  expect(await problemOf(...removed, text('00100030', 'DA', '19640812'))).toContain('(Patient’s Birth Date)');
  expect(await problemOf(...removed, text('00280301', 'CS', 'YES'))).toContain('(Burned In Annotation)');
});
