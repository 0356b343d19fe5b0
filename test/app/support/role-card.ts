import type { Page } from 'playwright-core';

/** The keys of the card that asks what an outline is, by what they say. */
const CARD_KEYS = {
  lesion: 'l',
  reference: 'r',
  neither: '0',
  IVC: '1',
  CIV: '2',
  EIV: '3',
  CFV: '4',
  expiration: '5',
  inspiration: '6',
  valsalva: '7',
  normal: '5',
  'not normal': '6',
} as const;
export type CardAnswer = keyof typeof CARD_KEYS;

/** What is said of a lesion and of a reference most often. */
export const LESION = ['lesion', 'CIV', 'expiration'] as const satisfies readonly CardAnswer[];
export const REFERENCE = ['reference', 'EIV', 'normal'] as const satisfies readonly CardAnswer[];

/** The key of the card that gives an answer. */
export function keyOfAnswer(answer: CardAnswer): string {
  return CARD_KEYS[answer];
}

/** Answers the card that asks what an outline is, by its keys, and leaves by Esc what is then still open. Without answers there need be no card. */
export async function answerCard(page: Page, answers: readonly CardAnswer[] = []): Promise<void> {
  const card = page.getByTestId('role-card');
  if (answers.length > 0) await card.waitFor();
  for (const answer of answers) await page.keyboard.press(keyOfAnswer(answer));
  if (await card.isVisible()) await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
}
