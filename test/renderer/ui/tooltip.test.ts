import { expect, test } from 'vitest';
import { listenForTips } from '../../../renderer/ui/tooltip.tsx';

test('where no tooltip is shown, presses, keys and scrolling say nothing, however often they come', () => {
  const page = new EventTarget();
  const said: unknown[] = [];
  const stop = listenForTips(page as Document, (target) => said.push(target));
  for (const name of ['pointerdown', 'scroll', 'focusout'])
    for (let time = 0; time < 3; time += 1) page.dispatchEvent(new Event(name));
  page.dispatchEvent(Object.assign(new Event('keydown'), { key: 'Escape' }));
  stop();
  expect(said).toEqual([]);
});
