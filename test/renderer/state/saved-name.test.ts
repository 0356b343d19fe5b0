import { beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../core/preferences.ts';
import { shell } from '../../../renderer/shell/shell.ts';
import { saveCopy } from '../../../renderer/state/save-copy.ts';
import { proposedName, savedStem } from '../../../renderer/state/saved-name.ts';
import { useApp } from '../../../renderer/state/store.ts';
import { usePreferences } from '../../../renderer/ui/preferences.ts';
import { openedRun, showOpenedRun } from '../viewer/run.ts';

vi.stubGlobal('document', { documentElement: { style: {}, setAttribute: () => undefined } });
const kept = vi.spyOn(shell, 'writePreferences').mockResolvedValue(null);

const { run } = openedRun();
const jane = { ...run, file: 'doe.dcm', identity: { ...run.identity, patientName: 'Doe^Jane' } };
const keyNow = () => usePreferences.getState().pseudonymKey;

beforeEach(() => {
  showOpenedRun();
  usePreferences.setState(DEFAULT_PREFERENCES, true);
  kept.mockClear();
});

test('the name of a file that names nobody is proposed without a word, and no key is made', () => {
  expect([proposedName(run), proposedName(undefined, 'session')]).toEqual(['run', 'session']);
  expect([keyNow(), useApp.getState().notices]).toEqual([null, []]);
  expect(kept).not.toHaveBeenCalled();
});

test('a pseudonym is said to be one, with the reason, and stays the same with the key that is kept', () => {
  const name = proposedName(jane);
  const [said, ...more] = useApp.getState().notices;
  expect(said).toContain(`${name} is a pseudonym: the opened file is named after the patient.`);
  expect(more).toEqual([]);
  expect(keyNow()).toMatch(/^[0-9a-f]{64}$/);
  expect(kept.mock.calls).toEqual([[{ ...DEFAULT_PREFERENCES, pseudonymKey: keyNow() }]]);
  expect([proposedName(jane), savedStem(jane, '')]).toEqual([name, name]);
  usePreferences.setState(DEFAULT_PREFERENCES, true);
  expect(proposedName(jane)).not.toBe(name);
});

test('a copy of the session is proposed under the pseudonym', async () => {
  const asked = vi.spyOn(shell, 'saveCopy').mockResolvedValue({ path: null, problem: null });
  useApp.setState(({ study }) => ({ study: study && { ...study, runs: [{ ...openedRun(), run: jane }] } }));
  await saveCopy();
  expect(asked.mock.calls[0]?.[0].suggestedName).toMatch(/^ivus-\w{6}\.ivus\.json$/);
});
