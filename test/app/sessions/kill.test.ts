import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { killRounds } from '../../kill/rounds.ts';
import { startProgram } from '../support/program.ts';
import { ground } from '../support/window.ts';

test('killed three times in the middle of work, the file is whole each time and comes back as it was kept (npm run kill does it 100 times)', async () => {
  const outcome = await killRounds({
    kills: 3,
    what: 'program',
    seed: 2,
    userData: await mkdtemp(join(tmpdir(), 'ivus-kill-')),
    dicom: join(samplesFolder, 'practice-01.dcm'),
    frames: 120,
    launch: (launch) => startProgram(ground(), launch),
    say: () => undefined,
  });
  expect(outcome).toMatchObject({ kills: 3, whole: 3, failures: [] });
  expect(outcome.edits - outcome.mostEditsLost).toBeGreaterThan(0);
});
