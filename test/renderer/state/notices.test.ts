import { expect, test } from 'vitest';
import { dismiss, notice, noticeInstead } from '../../../renderer/state/notices.ts';
import { useApp } from '../../../renderer/state/store.ts';

const shown = () => useApp.getState().notices;

test('of one matter the last sentence is shown, also after it was put away; others stay', () => {
  notice('A file is damaged.');
  noticeInstead('border', 'Nothing on frame 1.');
  noticeInstead('border', 'Nothing on frame 2.');
  noticeInstead('border', 'Nothing on frame 2.');
  expect(shown()).toEqual(['A file is damaged.', 'Nothing on frame 2.']);
  dismiss('Nothing on frame 2.');
  noticeInstead('border', 'Nothing on frame 2.');
  noticeInstead('border', 'Nothing on frame 1.');
  expect(shown()).toEqual(['A file is damaged.', 'Nothing on frame 1.']);
});
