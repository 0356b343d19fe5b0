import { expect, test } from 'vitest';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { sharedFile } from '../../data.ts';

/** Runs the command line; gives its exit code and what it wrote. */
async function ivus(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await dispatch(args, { out: (text) => (out += `${text}\n`), err: (text) => (err += `${text}\n`) });
  return { code, out, err };
}

test.each([
  ['twopat_same_name', ['another patient ID: TRIAL, SAME (ID P-TWO, born 1979-04-04) and TRIAL, SAME (ID P-ONE, born']],
  ['onepat_spelling', []],
  ['dup_same_count', ['have the same SOP Instance UID, but different content']],
  ['dup_true_copy', []],
])('files of %s that share a UID and differ say so in their warnings', async (folder, wanted) => {
  const path = sharedFile('data', 'reports', folder);
  const { out } = await ivus('inspect', path, '--json');
  const [first, second] = JSON.parse(out) as readonly {
    readonly opens: boolean;
    readonly warnings: readonly string[];
  }[];
  expect([first?.opens, second?.opens]).toEqual([true, true]);
  const further = second?.warnings.filter((warning) => !first?.warnings.includes(warning));
  expect(further).toEqual(wanted.map((words) => expect.stringContaining(words)));
  const { err } = await ivus('inspect', path);
  expect(err === '').toBe(wanted.length === 0);
  for (const words of wanted) expect(err).toContain(words);
});
