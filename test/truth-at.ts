import { readFile } from 'node:fs/promises';
import { openedTruth } from '../core/practice/sealed.ts';

/** The truth that lies at a path, sealed or plain, as far as a test knows of it. */
export async function truthAt<Known>(path: string): Promise<Known> {
  return JSON.parse(openedTruth(await readFile(path, 'utf8')) ?? '') as Known;
}
