import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Outcome } from '../../../core/plan/answer.ts';
import { fillAxis, picture } from './operator.ts';
import type { Truth } from './sample-operator.ts';
import { answer, traceFrame } from './sample-operator.ts';

/** Beyond the longest stent of the built-in catalogue, 160 mm. */
const NO_VEIN_IN_REACH = { straightEivStartMm: 165, straightEivEndMm: 195 };

/** How each headline is reached from the finished case, and the words it must then show. */
export const WAYS: readonly {
  readonly outcome: Outcome;
  readonly words: string;
  readonly also: string;
  readonly change: (page: Page, truth: Truth) => Promise<void>;
}[] = [
  {
    outcome: 'APPROPRIATE',
    words: '✓ Stent plan: Abre 16 × 80 mm',
    also: 'above 61 %',
    change: async () => undefined,
  },
  {
    outcome: 'NO_DEVICE',
    // 1 to 4 mm more than the reference of 13.0 mm, ending where the vein is straight; of the ten available products three have sizes.
    words:
      '! No stent in the catalogue fits. Needed: diameter 14–17 mm, length 165–195 mm; 3 of 10 available products have sizes',
    also: '60 + 140 mm, overlap 20 mm: 180.0 mm in total',
    change: async (page, truth) => {
      await fillAxis(page, { ...truth.planCase.axis, ...NO_VEIN_IN_REACH });
      await page.getByText('Site settings').click();
      await page.getByRole('textbox', { name: 'Overlap of two stents' }).fill('20');
      await page.keyboard.press('Enter');
    },
  },
  {
    outcome: 'BLOCKED',
    words: '? Not decided: 1 answer missing',
    also: 'Venography of this lesion?',
    change: async (page, truth) => {
      await fillAxis(page, truth.planCase.axis ?? {});
      await answer(page, 'venography', 'unknown');
    },
  },
  {
    outcome: 'INAPPROPRIATE',
    words: '✕ Do not stent',
    also: 'Quality of life is minimally affected.',
    change: async (page) => {
      await answer(page, 'venography', 'recorded');
      await answer(page, 'qualityOfLife', 'minimally-affected');
    },
  },
  {
    outcome: 'OUT_OF_SCOPE',
    words: '✕ No plan: these rules do not cover post-thrombotic lesions',
    also: 'Not a medical device.',
    change: async (page) => answer(page, 'postThrombotic', 'yes'),
  },
  {
    outcome: 'DIVERT_MASS',
    words: '✕ Treat the mass first',
    also: 'A stent may be considered to gain time',
    change: async (page) => {
      await answer(page, 'mass.present', 'yes');
      await answer(page, 'mass.characterisedBy', 'contrast-ct');
      await answer(page, 'mass.compressionCause', 'mass');
      await answer(page, 'mass.kind', 'tumour');
      await answer(page, 'mass.resectableNow', 'no');
      await answer(page, 'mass.severeSymptoms', 'yes');
      await expect.poll(() => page.getByTestId('guidance-pelvis').innerText()).toContain('oncology');
      await picture(page, 'findings-mass-1280x800');
    },
  },
  {
    outcome: 'DIVERT_DVT',
    words: '✕ Treat the deep vein thrombosis first',
    also: 'Confirmed DVT: start therapeutic low-molecular-weight heparin',
    change: async (page) => {
      await answer(page, 'dvt', 'acute');
      await expect.poll(() => page.getByTestId('guidance-dvt').innerText()).toContain('thrombolysis');
    },
  },
  {
    outcome: 'NOT_CONFIRMED',
    words: '✕ Do not stent: the lesion is not confirmed',
    also: 'not above 61 %',
    change: async (page, truth) => {
      for (const [question, value] of [
        ['dvt', 'excluded'],
        ['mass.present', 'no'],
        ['postThrombotic', 'no'],
        ['qualityOfLife', 'significantly-affected'],
      ] as const)
        await answer(page, question, value);
      await page.getByRole('tab', { name: 'Trace' }).click();
      await traceFrame(page, truth, 75, ['lesion', 'CIV']);
      await page.getByLabel('This tracing decides').check();
    },
  },
];
