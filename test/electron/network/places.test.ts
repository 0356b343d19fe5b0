import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Place, placeSchema } from '../../../core/network/place.ts';
import { placesAt } from '../../../electron/network/places.ts';
import { givenSecrets, type Safe, safeOf } from '../../../electron/network/secrets.ts';
import { newFolder } from '../new-folder.ts';

const place = (id: string, name = id): Place =>
  placeSchema.parse({ kind: 'dicomweb', id, name, url: 'https://pacs.example', auth: { kind: 'basic', user: 'me' } });

/** As safe as a test needs: what is sealed is not what was given. */
const safe: Safe = {
  seal: async (secret) => Buffer.from(`sealed ${secret}`).toString('base64').split('').reverse().join(''),
  open: async (sealed) => {
    const opened = Buffer.from(sealed.split('').reverse().join(''), 'base64').toString();
    if (!opened.startsWith('sealed ')) throw new Error('not sealed here');
    return opened.slice(7);
  },
};

test('places are kept in a file that only the operator may read, each under its id, in their order', async () => {
  const path = join(await newFolder(), 'network', 'places.json');
  const places = placesAt(path);
  expect(await places.list()).toEqual({ places: [], problem: null });
  await Promise.all([places.save(place('a')), places.save(place('b')), places.save(place('c'))]);
  expect([await places.save(place('b', 'Other name')), await places.remove('a')]).toEqual([null, null]);
  expect(await placesAt(path).list()).toEqual({ places: [place('b', 'Other name'), place('c')], problem: null });
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.each(['{"format":"ivus-places/1","places":[{"id":1}]}', '{"form', '{"format":"ivus-places/9","places":[]}'])(
  'a damaged list of places is set aside, never written over, with a sentence (%#)',
  async (text) => {
    const folder = await newFolder();
    writeFileSync(join(folder, 'places.json'), text);
    const places = placesAt(join(folder, 'places.json'));
    const { places: none, problem } = await places.list();
    expect(none).toEqual([]);
    expect(problem).toMatch(/^The list of archives is damaged; it was set aside as .*: set them up again\.$/);
    expect(await places.save(place('a'))).toBe(null);
    const aside = readdirSync(folder).find((name) => name.includes('damaged')) ?? '';
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
  },
);

test('a secret is sealed by the system and comes back in another session; one that is taken away is gone', async () => {
  const path = join(await newFolder(), 'secrets.json');
  expect(await givenSecrets(path, safe).give('a', 'open sesame')).toBe(null);
  expect(readFileSync(path, 'utf8')).not.toContain('sesame');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  const later = givenSecrets(path, safe);
  expect([await later.has('a'), await later.secret('a'), await later.secret('b')]).toEqual([true, 'open sesame', null]);
  await later.give('a', null);
  expect(await givenSecrets(path, safe).secret('a')).toBe(null);
});

test('where the system cannot seal, a secret lives in memory only', async () => {
  const folder = await newFolder();
  const secrets = givenSecrets(join(folder, 'secrets.json'), null);
  await secrets.give('a', 'open sesame');
  expect([secrets.keeps, await secrets.secret('a'), readdirSync(folder)]).toEqual([false, 'open sesame', []]);
});

test('a secret that was sealed elsewhere or cannot be written is asked for again', async () => {
  const folder = await newFolder();
  const path = join(folder, 'secrets.json');
  writeFileSync(path, JSON.stringify({ format: 'ivus-secrets/1', sealed: { a: 'elsewhere' } }));
  expect(await givenSecrets(path, safe).secret('a')).toBe(null);
  const refusing: Safe = { ...safe, seal: () => Promise.reject(new Error('locked')) };
  expect(await givenSecrets(path, refusing).give('b', 'x')).toContain('it will be asked for at the next start');
  mkdirSync(join(folder, 'taken'));
  expect(await givenSecrets(join(folder, 'taken'), safe).give('b', 'x')).not.toBe(null);
});

test('on Linux the storage "basic_text" counts as none, since its key is no secret', () => {
  const storage = (backend: string, available = true) => ({
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from(text),
    decryptString: (sealed: Buffer) => sealed.toString(),
  });
  const kept = (backend: string, platform: NodeJS.Platform, available = true) =>
    safeOf(storage(backend, available), platform) !== null;
  expect([kept('basic_text', 'linux'), kept('unknown', 'linux'), kept('gnome_libsecret', 'linux')]).toEqual([
    false,
    false,
    true,
  ]);
  expect([kept('', 'win32'), kept('', 'darwin', false)]).toEqual([true, false]);
});
