import { expect, test, vi } from 'vitest';
import { BUILT_IN_CATALOGUE } from '../../../core/plan/catalogue.ts';
import { writeCatalogue } from '../../../core/plan/catalogue-file.ts';
import { browserOfEachTest } from '../state/windows.ts';

const browser = browserOfEachTest();

const text = writeCatalogue(BUILT_IN_CATALOGUE);
const shellNow = async () => (await import('../../../renderer/shell/browser-catalogue.ts')).browserCatalogue();

test('a browser keeps one catalogue for the page', async () => {
  const { readCatalogue, keepCatalogue } = await shellNow();
  expect(await readCatalogue()).toEqual({ text: null, problem: null });
  expect(await keepCatalogue(text)).toBeNull();
  expect(await readCatalogue()).toEqual({ text, problem: null });
});

test('one that cannot be used is set aside with a sentence and never written over', async () => {
  const damaged = { id: 'ivus-catalogue', text: '{"format":"ivus-cat', revision: '1', changedMs: 1 };
  const { readCatalogue, keepCatalogue } = await shellNow();
  browser().texts.set(damaged.id, damaged);
  const { text: found, problem } = await readCatalogue();
  expect([found, problem]).toEqual([null, expect.stringContaining('was set aside')]);
  browser().texts.set(damaged.id, { ...damaged, text: '{' });
  expect(await keepCatalogue(text)).toBeNull();
  const aside = [...browser().texts.values()].filter(({ id }) => id.startsWith('ivus-aside:'));
  expect(aside.map((each) => each.text)).toEqual([damaged.text, '{']);
  expect(await readCatalogue()).toEqual({ text, problem: null });
});

test('what one window changes is not lost when another, that has not seen it, changes something else', async () => {
  const windows = [];
  for (const id of ['abre', 'venovo']) {
    vi.resetModules();
    const computers = await import('../../../renderer/state/computers-catalogue.ts');
    windows.push({ id, ...computers });
  }
  for (const { id, changeComputers } of windows) await changeComputers({ type: 'removeProduct', id });
  const kept = JSON.parse(browser().texts.get('ivus-catalogue')?.text ?? '') as { products: { id: string }[] };
  expect(kept.products.map(({ id }) => id)).toEqual(
    BUILT_IN_CATALOGUE.products.map(({ id }) => id).filter((id) => !['abre', 'venovo'].includes(id)),
  );
});
