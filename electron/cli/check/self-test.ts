import { createHash } from 'node:crypto';
import { readFrame } from '../../../core/dicom/pixels/pixels.ts';
import { calibrate } from '../../../core/dicom/scale/calibration.ts';
import { measureContours } from '../../../core/measure/contours.ts';
import { checkPlanCase } from '../../../core/plan/case.ts';
import { plan } from '../../../core/plan/plan.ts';
import { lesionOf, REFERENCE, workedCase } from '../../../core/plan/rules/worked.ts';
import { openOne } from '../only-run.ts';

/** One answer of the self-test beside what it has to be. */
export type Answer = { readonly what: string; readonly is: string; readonly expected: string };

/** SHA-256 of the first frame of the first practice study as dcmtk's dcmdump +W writes it (262,144 bytes of pixel data). */
const FIRST_FRAME = 'd0c7942c5fa12d0cbac113f1d22940bc85050c84d2788814a74f909471d8ad83';
/** Physical Delta X of its ultrasound region is 0.01171875 cm. */
const SCALE = '0.1171875 mm per pixel';
/** An ellipse of 9.2 × 4.4 mm has π/4 · 9.2 · 4.4 = 31.79 mm². */
const READINGS = 'smallest 4.40 mm, largest 9.20 mm, area 31.79 mm²';
const VERTICES = 720;

/** Case 1 of METHODOLOGY section 5 with a compression of 4.4 mm against 13 mm: a stent of at least 60 mm that is 1 to 4 mm wider. */
const CASE = workedCase({
  findings: { wholeLegSwelling: 'yes' },
  lumens: [...lesionOf(9.2, 4.4), { ...REFERENCE, long: 13, short: 13 }],
  axis: { lesionStartMm: 3, lesionEndMm: 27, straightEivStartMm: 66, straightEivEndMm: 114 },
});

/** What the program says of the first practice study in the file `sample`, of a known outline and of a known case, each beside what is right. */
export async function answersOf(sample: string): Promise<readonly Answer[]> {
  return [
    ...(await pictureOf(sample)),
    { what: 'Readings of a known outline', is: readings(), expected: READINGS },
    { what: 'Plan of a known case', is: planned(), expected: '16 × 80 mm' },
  ];
}

async function pictureOf(sample: string): Promise<readonly Answer[]> {
  const opened = await openOne(sample);
  if (!opened.ok) return [{ what: 'First practice study', is: opened.problem, expected: 'a run that opens' }];
  const { source, run, close } = opened.value;
  try {
    const frame = await readFrame(source, run, 0);
    const digest = frame.ok ? digestOf(frame.value.samples) : frame.problem;
    const scale = calibrate(run.spacing, null);
    return [
      { what: 'First picture, SHA-256', is: digest, expected: FIRST_FRAME },
      { what: 'Scale', is: scale.known ? `${scale.mmPerPixelX} mm per pixel` : scale.sentence, expected: SCALE },
    ];
  } finally {
    await close();
  }
}

function digestOf({ buffer, byteOffset, byteLength }: NodeJS.ArrayBufferView): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');
}

function readings(): string {
  const contours = [{ id: 'ellipse', unit: 'mm', points: ellipse(9.2, 4.4) }];
  const measured = measureContours(JSON.stringify({ contours }));
  if (!measured.ok) return measured.problem;
  const [answer] = measured.value;
  if (answer === undefined || 'error' in answer) return answer?.error ?? 'nothing';
  const mm = (value: number) => `${value.toFixed(2)} mm`;
  return `smallest ${mm(answer.min)}, largest ${mm(answer.max)}, area ${mm(answer.area)}²`;
}

function planned(): string {
  const planCase = checkPlanCase(CASE);
  if (!planCase.ok) return planCase.problem;
  const { devices, outcome } = plan(planCase.value);
  const device = devices.find(({ preferred }) => preferred);
  return device === undefined ? outcome : `${device.diameterMm} × ${device.lengthMm} mm`;
}

function ellipse(across: number, down: number): readonly (readonly [number, number])[] {
  const angles = Array.from({ length: VERTICES }, (_, k) => (2 * Math.PI * k) / VERTICES);
  return angles.map((angle) => [(across / 2) * Math.cos(angle), (down / 2) * Math.sin(angle)]);
}
