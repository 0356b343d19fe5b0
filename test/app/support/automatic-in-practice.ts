import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';

/** Until an attempt is submitted no lumen is found in it: the key says why and traces nothing. */
export async function automaticIsOff(page: Page): Promise<void> {
  await page.keyboard.press('q');
  await page.getByRole('alert').getByText('off in practice until you submit').waitFor();
  expect(await page.getByTestId('automatic-errors').count()).toBe(0);
  await page.getByRole('button', { name: /^Dismiss: Automatic borders are off/ }).click();
  await page.getByRole('tab', { name: 'Trace' }).click();
  expect(await page.getByTestId('outline-row').count()).toBe(0);
}

/** After submitting: what `ivus border` finds on the frame (from 1), with its errors. */
export async function automaticBesideTruth(page: Page, frame: number): Promise<void> {
  const out: string[] = [];
  const file = join(projectFolder, 'samples/generated/practice-01.dcm');
  await dispatch(['border', file, '--frame', String(frame), '--json'], {
    out: (text) => out.push(text),
    err: () => undefined,
  });
  const said = /"min":\s*([\d.]+)/.exec(out.join('\n'))?.[1];
  const found = Number(said).toFixed(2);
  const table = page.getByRole('table', { name: `Automatic border, frame ${frame}` });
  await table.waitFor();
  const cells = await table.locator('tbody tr').first().locator('td').allInnerTexts();
  const [, shown, right, error] = cells.map((cell) => Number(cell.replace('−', '-').replace(' mm', '')));
  expect(shown?.toFixed(2)).toBe(found);
  // Each of the three is rounded for itself.
  expect(Math.abs((shown ?? 0) - (right ?? 0) - (error ?? 0))).toBeLessThan(0.011);
  expect(Math.abs(error ?? 9)).toBeLessThan(0.5);
}
