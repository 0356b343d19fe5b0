import { readFile, rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Session } from '../../../core/session/document/document.ts';

/** Saves the session with Ctrl+S; the text of its file. */
export async function savedText(page: Page, path: string): Promise<string> {
  await rm(path, { force: true });
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toMatch(/\}\n$/);
  return readFile(path, 'utf8');
}

/** The session as saved with Ctrl+S. */
export async function savedSession(page: Page, path: string): Promise<Session> {
  return JSON.parse(await savedText(page, path)) as Session;
}
