import { expect, test } from 'vitest';
import { writeSession } from '../../../core/session/document/file.ts';
import { outline, sessionWith } from '../../core/session/fixture.ts';
import { browserOfEachTest } from '../state/windows.ts';

const browser = browserOfEachTest();

const OWN = ['ivus-session:1.2', 'ivus-session:1.2 replaced', 'ivus-bin:5:1.2', 'ivus-bin:6:1.2 damaged'];
const BESIDE = ['ivus-beside:steps:1.2', 'ivus-beside:issued-unread:1.2'];
const OTHERS = [
  'ivus-session:1.2.3',
  'ivus-bin:7:1.2.3',
  'ivus-beside:steps:1.2.3',
  'ivus-practice:A',
  'ivus-attempt:1.2',
];

test('a browser erases everything of a study, of no other one, and says when it is gone already', async () => {
  const { browserEraser } = await import('../../../renderer/shell/browser-erasing.ts');
  const text = writeSession({ ...sessionWith(outline({ id: 'a' })), study: '1.2' });
  for (const id of [...OWN, ...BESIDE, ...OTHERS]) browser().texts.set(id, { id, text, revision: 'r', changedMs: 1 });
  expect(await browserEraser().eraseStudy('ivus-bin:5:1.2')).toBeNull();
  expect([...browser().texts.keys()]).toEqual(OTHERS);
  expect(await browserEraser().eraseStudy('ivus-session:1.2')).toMatch(/no longer exists/);
  expect(await browserEraser().erasePreviews()).toBeNull();
});
