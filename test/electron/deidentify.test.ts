import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deidentifying, type StartExport } from '../../electron/deidentify/deidentifying.ts';
import { copyWishSchema, copyWordSchema } from '../../electron/deidentify/messages.ts';
import { toldExport } from '../../electron/deidentify/told.ts';
import { openedFiles } from '../../electron/files.ts';
import { sharedFile } from '../data.ts';

const RUN = sharedFile('data', 'reports', '00_control.dcm');
const files = {
  find: (token: string) => (token === 'run' ? { path: RUN, size: 1, modifiedMs: 1 } : undefined),
  open: openedFiles().open,
};
const request = {
  runs: [{ tokens: ['run', 'gone'], mask: { outsideRegions: false, boxes: [] }, confirmed: true }],
  session: null,
};

/** The export in this process, with everything said in the form in which processes say it. */
const here: StartExport = (wish, progress) => {
  const stop = new AbortController();
  const ended = toldExport(copyWishSchema.parse(wish), stop.signal, (share) => progress(share));
  return {
    ended: ended.then((end) => {
      copyWordSchema.parse({ ended: end });
      return end;
    }),
    cancel: () => stop.abort(),
  };
};

test('copies go into a new folder within the chosen one, each time another', async () => {
  const place = mkdtempSync(join(tmpdir(), 'ivus-place-'));
  const shell = deidentifying({ chooseFolder: async () => [place] }, files, here, () => {});
  const first = await shell.deidentify(request);
  const second = await shell.deidentify(request);
  expect([first, second]).toEqual(
    ['De-identified copies', 'De-identified copies 2'].map((name) => ({
      folder: join(place, name),
      copies: 1,
      session: false,
      problems: [],
    })),
  );
  expect(readdirSync(join(place, 'De-identified copies 2'))).toEqual(['run-0001.dcm']);
});

test('the copies made last are opened, those of this program only, and none while there are none', async () => {
  const place = mkdtempSync(join(tmpdir(), 'ivus-place-'));
  const shell = deidentifying({ chooseFolder: async () => [place] }, files, here, () => {});
  expect(await shell.openCopies()).toEqual({ files: [], problems: [] });
  await shell.deidentify(request);
  expect((await shell.openCopies()).files.map(({ name }) => name)).toEqual(['run-0001.dcm']);
});

test('an operator who chooses no folder gets nothing, and one who cancels neither', async () => {
  const none = deidentifying({ chooseFolder: async () => [] }, files, here, () => {});
  expect(await none.deidentify(request)).toEqual({ folder: null, copies: 0, session: false, problems: [] });
  const place = mkdtempSync(join(tmpdir(), 'ivus-place-'));
  mkdirSync(join(place, 'mine'));
  const shell = deidentifying(
    { chooseFolder: async () => [place] },
    files,
    (wish, progress) => {
      const started = here(wish, progress);
      void shell.cancelDeidentifying();
      started.cancel();
      return started;
    },
    () => {},
  );
  expect((await shell.deidentify(request)).problems).toEqual(['De-identifying was cancelled; no copy was left.']);
  expect(readdirSync(place)).toEqual(['mine']);
});

test('while copies are being made no others are begun', async () => {
  const place = mkdtempSync(join(tmpdir(), 'ivus-place-'));
  let end: () => void = () => {};
  const waiting: StartExport = () => ({
    ended: new Promise((resolve) => {
      end = () => resolve({ folder: null, copies: 0, session: false, problems: [] });
    }),
    cancel: () => end(),
  });
  let begun: () => void = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const shell = deidentifying(
    { chooseFolder: async () => [place] },
    files,
    (...all) => {
      begun();
      return waiting(...all);
    },
    () => {},
  );
  const first = shell.deidentify(request);
  await hasBegun;
  expect((await shell.deidentify(request)).problems).toEqual([
    'Copies are being made already: wait for them, or cancel them.',
  ]);
  await shell.cancelDeidentifying();
  expect((await first).problems).toEqual([]);
});
