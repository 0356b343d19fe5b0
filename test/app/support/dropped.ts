import type { Page } from 'playwright-core';
import type { PreloadBridge } from '../../../core/contract.ts';
import { type Opened, openedSchema } from '../../../core/contract-files.ts';

/** Hands a file with a place on the disk to the shell as a drop on the window does: the page holds the file, not its path. */
export async function openDropped(page: Page, path: string): Promise<Opened> {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped-by-a-test' });
    document.body.append(input);
  });
  const input = page.locator('#dropped-by-a-test');
  await input.setInputFiles(path);
  const reply = await input.evaluate((field) => {
    const { ivusShell } = globalThis as unknown as { ivusShell: PreloadBridge };
    return ivusShell.openDropped([...((field as HTMLInputElement).files ?? [])]);
  });
  await input.evaluate((field) => field.remove());
  return openedSchema.parse(reply);
}
