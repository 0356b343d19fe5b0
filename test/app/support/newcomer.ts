import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { NORMAL_RESULTS } from '../../../core/plan/normal-results.ts';
import { dragAlong, type PictureShape, pictureArea, seeFrame } from './operator.ts';
import { type CardAnswer, keyOfAnswer } from './role-card.ts';

/** What a newcomer does and how much: each press of a mouse button and of a key counts one; the wheel is apart. No key is held down. */
export interface Newcomer {
  readonly count: () => number;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly clickOn: (control: Locator) => Promise<void>;
  /** Presses N where the window says what comes next. */
  readonly follow: (says: RegExp) => Promise<void>;
  /** Turns the wheel to a frame (from 1) and draws the lumen there in one stroke; then answers the card that asks about it. */
  readonly draw: (frame: number, lumen: Contour, answers?: readonly CardAnswer[]) => Promise<void>;
  /** Something else that is one press of a button of the mouse. */
  readonly once: (deed: () => Promise<void>) => Promise<void>;
  /** Answers the question that has the focus, and each that the window goes on to, by the digits beside the answers; a whole section by 0 where its result is the normal one. */
  readonly answer: (findings: NonNullable<PlanCase['findings']>) => Promise<void>;
}

/** A newcomer in front of a window whose pictures have a shape; nothing out of sight is pressed. */
export function newcomer(page: Page, shape: PictureShape): Newcomer {
  let count = 0;
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      if (key.includes('+')) throw new Error(`${key} is more than one key`);
      count += 1;
      await page.keyboard.press(key);
    }
  };
  const once = async (deed: () => Promise<void>) => {
    count += 1;
    await deed();
  };
  return {
    count: () => count,
    press,
    once,
    clickOn: (control) =>
      once(async () => {
        const box = await control.boundingBox();
        const height = page.viewportSize()?.height ?? (await page.evaluate(() => innerHeight));
        if (box === null || box.y + box.height > height) throw new Error('a control is not in sight');
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      }),
    follow: async (says) => {
      const bar = () => page.locator('.next-bar').innerText();
      await expect.poll(bar).toMatch(says);
      const asks = /: answer “/.test(await bar());
      await press('n');
      // Nobody answers a question that is not on the screen yet.
      if (asks) await expect.poll(() => question(page)).not.toBeNull();
    },
    draw: async (frame, lumen, answers = []) => {
      await wheelTo(page, frame);
      await once(() => dragAlong(page, [...lumen, ...lumen.slice(0, 1)], shape));
      const card = page.getByTestId('role-card');
      if (answers.length > 0) await card.waitFor();
      for (const answer of answers) await press(keyOfAnswer(answer));
      await card.waitFor({ state: 'detached' });
    },
    answer: async (findings) => {
      for (let focus = await question(page); focus !== null; focus = await question(page)) {
        const key = isNormal(focus.path, findings) ? '0' : digitOf(focus, findings);
        await press(key);
        await expect.poll(async () => (await question(page))?.path).not.toBe(focus.path);
      }
    },
  };
}

/** Turns the wheel over the picture until it shows a frame (from 1). */
async function wheelTo(page: Page, frame: number): Promise<void> {
  const { x, y, width, height } = await pictureArea(page);
  await page.mouse.move(x + width / 2, y + height / 2);
  const shown = async () => Number(await page.getByTestId('viewer').getAttribute('data-frame'));
  for (let now = await shown(); now !== frame; now = await shown()) {
    const step = Math.sign(frame - now);
    await page.mouse.wheel(0, 120 * step);
    await seeFrame(page, now + step);
  }
}

type Asked = { readonly path: string; readonly values: readonly string[] };

/** The question that has the focus with its answers in their order; null when it is given up or answered. */
function question(page: Page): Promise<Asked | null> {
  return page.evaluate(() => {
    const field = document.activeElement?.closest('fieldset.question');
    if (field == null || field.getAttribute('data-standing') === 'answered') return null;
    const radios = [...field.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    return { path: radios[0]?.name ?? '', values: radios.map(({ value }) => value) };
  });
}

/** True for a question whose whole section has the normal result, which is said beside it with its key. */
function isNormal(path: string, findings: NonNullable<PlanCase['findings']>): boolean {
  return Object.values(NORMAL_RESULTS).some(
    ({ answers }) =>
      answers.some(({ question }) => question === path) &&
      answers.every(({ question, answer }) => answerIn(question, findings) === answer),
  );
}

function answerIn(path: string, findings: NonNullable<PlanCase['findings']>): unknown {
  return path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], findings);
}

function digitOf({ path, values }: Asked, findings: NonNullable<PlanCase['findings']>): string {
  const at = values.indexOf(String(answerIn(path, findings)));
  if (at === -1) throw new Error(`the case says nothing about ${path}`);
  return String(at + 1);
}
