import { expect, test } from 'vitest';
import { readFrame } from '../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { HOSTILE } from '../../fuzz/hostile/kinds.ts';
import { random } from '../../fuzz/random.ts';

/** What has to be said of each kind; without its bound a kind takes minutes or gigabytes, and the test never ends. */
const SAID: Readonly<Record<string, RegExp | number>> = {
  '130,000 ultrasound regions': 1,
  '2·10⁹ frames of 1 × 1': /has 2000000000 frames, more than the 200,000/,
  '65 KB of mask ranges over 65,535 frames': 65_535,
  '1,000 mask ranges without their end': 60_000,
  '2 MB of windows in implicit VR': 1,
  '20,000 sigmoid windows in implicit VR': 1,
  '3,000 VOI tables on one piece of data': 1,
  'a million empty per-frame items': /more than 400,000 elements/,
  'a million empty per-frame items in a known length': 1,
  '3.9 million tiny elements': /more than 400,000 elements/,
  '30 MB of ISO 2022 text': 1,
  'a name of 30 MB': 1,
  'a frame time vector of 16 MB': 1,
  '4 million fragments': /more than 500,000 compressed fragments/,
  'H.264 parameter sets of 8 MB': /contains no H\.264 frames/,
  'a deflate bomb of 300 MB': /larger than 256 MB when inflated/,
  '10,000 nested sequences': /damaged header/,
  '200,000 overlay frames of 65,535²': 1,
  'a picture of 65,535² that is not there': /is not a JPEG image/,
  'JPEG 2000 of 4,096² in 600 bytes': /ends early|damaged/,
  'HTJ2K of 4,096² in 600 bytes': /ends early|damaged/,
  '500,000 colour table segments': /no usable colour palette/,
};

test.each(HOSTILE.map((kind) => [kind.name, kind] as const))(
  '%s opens within bounds or is refused',
  async (name, kind) => {
    const source = kind.make(random(1));
    const run = await openRun(source);
    const first = run.ok ? await readFrame(source, run.value, 0) : run;
    const said = first.ok && run.ok ? run.value.image.frames : 'problem' in first ? first.problem : '';
    const wanted = SAID[name];
    if (wanted instanceof RegExp) expect(said).toMatch(wanted);
    else expect(said).toBe(wanted);
    if (!run.ok) return;
    // What crosses to the window and into sessions stays small.
    const { image, warnings, identity } = run.value;
    expect([image.presets.length <= 64, warnings.length <= 64, identity.patientName.length <= 65_536]).toEqual([
      true,
      true,
      true,
    ]);
  },
);
