import type { ReactNode } from 'react';
import { useKeysText } from '../../commands/keymap.ts';
import { LengthsDrawing, LesionDrawing, OpenDrawing, PlanDrawing, ReferenceDrawing } from './drawings.tsx';

/** A step on the way from a file to a plan. */
interface GuideStep {
  readonly title: string;
  /** In one sentence, for whoever begins. */
  readonly short: ReactNode;
  /** What to do, and what to know about it. */
  readonly long: ReactNode;
  readonly Drawing: () => ReactNode;
}

/** The keys of a command. */
function Keys({ of }: { readonly of: string }) {
  const keys = useKeysText(of);
  return keys === '' ? null : <kbd>{keys}</kbd>;
}

/** The way from a file to a plan in five steps. */
export const GUIDE_STEPS: readonly GuideStep[] = [
  {
    title: 'Open',
    short: 'Open an IVUS run, or use the sample study.',
    long: (
      <>
        Open files (<Keys of="open" />) or a folder (<Keys of="openFolder" />
        ), or drop them onto the window. The wheel and the arrow keys go through the frames, <Keys of="play" /> plays
        them. Without a scale in the file, calibrate on a known length (<Keys of="tool.calibrate" />
        ).
      </>
    ),
    Drawing: OpenDrawing,
  },
  {
    title: 'Trace the lesion',
    short: (
      <>
        At the tightest frame press <Keys of="tool.spline" />, click around the lumen, close it with Enter; or press{' '}
        <Keys of="tool.border" />, look at the border that was found, accept it with <Keys of="acceptSelected" />.
      </>
    ),
    long: (
      <>
        Stop at the tightest frame. Press <Keys of="tool.spline" />, click around the lumen and close it with Enter or a
        click on the first point. Say that it is the lesion, in which segment it lies and how the patient was breathing.
        <Keys of="tool.border" /> finds the border by itself: correct it by a click or a drag, and accept it with{' '}
        <Keys of="acceptSelected" />. <Keys of="border.run" /> finds those of the whole run. Trace it once more in
        another breathing state: only that shows whether the compression is fixed.
      </>
    ),
    Drawing: LesionDrawing,
  },
  {
    title: 'Trace the reference',
    short: 'Trace a normal external iliac vein and say that it is the reference.',
    long: (
      <>
        Go to a frame of the normal external iliac vein and trace it in the same way. Say that it is the reference, and
        that it is normal and not compressed. The diameter stenosis is then on the screen.
      </>
    ),
    Drawing: ReferenceDrawing,
  },
  {
    title: 'Lengths',
    short: 'Say where the lesion and the straight external iliac lie along the vein.',
    long: (
      <>
        Under Lengths, say how far from the confluence the lesion and the straight external iliac begin and end. Mark
        frames as landmarks (<Keys of="markFrame" />
        ), measure along a calibrated venogram, or type the millimetres.
      </>
    ),
    Drawing: LengthsDrawing,
  },
  {
    title: 'Assessment and plan',
    short: 'Answer the questions under Assessment, then read the Plan.',
    long: (
      <>
        Answer the questions under Assessment. The Plan then gives a stent diameter and length, or the reason against a
        stent, with the rule and its source beside every verdict.
      </>
    ),
    Drawing: PlanDrawing,
  },
];
