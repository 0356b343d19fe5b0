import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPlanCase } from '../../../core/plan/case.ts';
import { BUILT_IN_CATALOGUE, BUILT_IN_PRODUCTS } from '../../../core/plan/catalogue.ts';
import type { CatalogueRow } from '../../../core/plan/catalogue-file.ts';
import { hasFigures, planningProduct, readCatalogue, writeCatalogue } from '../../../core/plan/catalogue-file.ts';
import { sizesOf } from '../../../core/plan/devices.ts';
import { sharedFile } from '../../data.ts';

const zilver = BUILT_IN_CATALOGUE.products[0];
if (zilver === undefined) throw new Error('the built-in catalogue has a first row');

const read = (row: object) => readCatalogue(JSON.stringify({ format: 'ivus-catalogue/1', products: [row] }), 'a.json');
const problemOf = (row: object) => {
  const catalogue = read(row);
  return catalogue.ok ? null : catalogue.problem;
};

test('the built-in catalogue is the contract’s own, row by row, to the last word', () => {
  const text = readFileSync(sharedFile('clinical', 'catalogue.json'), 'utf8');
  expect(BUILT_IN_CATALOGUE).toStrictEqual(JSON.parse(text));
  expect(readCatalogue(text, 'catalogue.json')).toEqual({ ok: true, value: BUILT_IN_CATALOGUE });
});

test('each product has as many sizes, and the status, that the table of the built-in catalogue gives it', () => {
  const table = readFileSync(sharedFile('clinical', 'CATALOGUE.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, id, status, count] = /^\| ([\w-]+) \| ([\w-]+) \| (\d+) \|/u.exec(line) ?? [];
      return id === undefined ? [] : [[id, status, Number(count)]];
    });
  expect(table.length).toBe(13);
  expect(BUILT_IN_PRODUCTS.map((product) => [product.id, product.status, sizesOf(product).length])).toEqual(table);
});

test('no built-in row is checked off or has a manufacturer’s window, and each says where its facts are from', () => {
  const { products } = BUILT_IN_CATALOGUE;
  expect(products.filter(({ verified, ifuOversizeMm }) => verified !== null || ifuOversizeMm !== undefined)).toEqual(
    [],
  );
  expect(products.filter(({ source }) => source === '')).toEqual([]);
  expect(BUILT_IN_PRODUCTS.filter(({ verified }) => verified)).toEqual([]);
  expect(products.filter((row) => row.status === 'available' && hasFigures(row)).map(({ id }) => id)).toEqual([
    'zilver-vena',
    'venovo',
    'abre',
  ]);
});

test('every row of the built-in catalogue is a product that a plan case accepts', () => {
  const catalogue = { products: BUILT_IN_CATALOGUE.products.map(planningProduct) };
  expect(checkPlanCase({ format: 'ivus-plan-case/1', catalogue }).ok).toBe(true);
});

test('a catalogue survives its file to the last digit', () => {
  expect(readCatalogue(writeCatalogue(BUILT_IN_CATALOGUE), 'a.json')).toEqual({ ok: true, value: BUILT_IN_CATALOGUE });
});

test('what may be left out of a row is left out, and a row without a name is planned under its id', () => {
  const bare = { id: 'x', diametersMm: [14], lengthsMm: [80], status: 'available' };
  const catalogue = read(bare);
  const [row] = catalogue.ok ? catalogue.value.products : [];
  expect(row?.verified).toBeNull();
  expect(row === undefined ? null : planningProduct(row)).toMatchObject({ ...bare, name: 'x', verified: false });
});

test('a verification needs a name, a day, the instructions and something to have checked', () => {
  const proven: CatalogueRow = {
    ...zilver,
    ifuCitation: 'Example IFU, rev. 1',
    verified: { by: 'Dr Example', on: '2026-02-28' },
  };
  expect(problemOf(proven)).toBeNull();
  expect(problemOf({ ...proven, ifuCitation: ' ' })).toContain('products[0].ifuCitation: must name the instructions');
  expect(problemOf({ ...proven, verified: { by: ' ', on: '2026-02-28' } })).toContain(
    'products[0].verified.by: must name',
  );
  expect(problemOf({ ...proven, verified: { by: 'Dr Example', on: '2026-02-30' } })).toContain(
    'products[0].verified.on',
  );
  expect(problemOf({ ...proven, diametersMm: [] })).toContain('products[0].verified: needs at least one size');
  expect(problemOf({ ...proven, verified: true })).toContain('products[0].verified: must be one object');
});

test('a manufacturer’s window needs its instructions too', () => {
  expect(problemOf({ ...zilver, ifuOversizeMm: [1, 3] })).toContain('products[0].ifuCitation');
  expect(problemOf({ ...zilver, ifuOversizeMm: [1, 3], ifuCitation: 'Example IFU' })).toBeNull();
});

test('a broken file is refused in one sentence that names it and the place', () => {
  expect(readCatalogue('{', 'a.json')).toMatchObject({
    ok: false,
    problem: expect.stringContaining('a.json is not a'),
  });
  expect(problemOf({ ...zilver, colour: 'red' })).toContain('products[0].colour: is not a known key');
  expect(problemOf({ ...zilver, lengthsMm: [60, 0] })).toContain('products[0].lengthsMm[1]: must be greater than 0');
  expect(problemOf({ ...zilver, sizes: [] })).toContain('products[0].sizes: must list at least one size');
  const twice = readCatalogue(JSON.stringify({ ...BUILT_IN_CATALOGUE, products: [zilver, zilver] }), 'a.json');
  expect(twice.ok ? '' : twice.problem).toContain('products[1].id: "zilver-vena" is used twice');
});
