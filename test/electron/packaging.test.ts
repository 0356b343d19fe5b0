import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { drawIcon } from '../../electron/packaging/icon-shape.ts';
import { thirdPartyLicences } from '../../electron/packaging/licences.ts';
import { outcomeOf } from '../../electron/runtime/command.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';

// What pdf.js asks for outside a browser, which is nowhere.
const NOT_BUNDLED = /^@napi-rs\/canvas|^node-readable-to-web-readable-stream$/;
const packaging = join(projectFolder, 'electron/packaging');

test('the list of licences names every library that npm says the program needs, each with a licence that may be shipped', async () => {
  const words = ['ls', '--all', '--parseable', '--package-lock-only', '--omit=dev'];
  const { stdout } = await outcomeOf('npm', ['--prefix', projectFolder, ...words]);
  const needed = stdout
    .trim()
    .split('\n')
    .filter((path) => path.includes('node_modules'))
    .map((path) => path.split('node_modules/').at(-1));
  const listed = thirdPartyLicences(projectFolder);
  const names = listed.map(({ name }) => name);
  expect(needed.length).toBeGreaterThan(50);
  expect(needed.filter((name) => !names.includes(name ?? '') && !NOT_BUNDLED.test(name ?? ''))).toEqual([]);
  expect(names).toContain('electron');
  const free = /MIT|ISC|BSD|Apache-2\.0|MPL-2\.0|OFL-1\.1|Bitstream Vera/;
  expect(listed.filter(({ licence }) => !free.test(licence))).toEqual([]);
  expect(listed.find(({ name }) => name === 'react')?.text).toContain('Permission is hereby granted');
});

test('the icon shows a dark lumen within its outline, and its files hold every size that each system asks for', () => {
  const icon = drawIcon(64);
  const at = (x: number, y: number) => [...icon.subarray((y * 64 + x) * 4, (y * 64 + x) * 4 + 4)];
  expect(at(0, 0)).toEqual([0, 0, 0, 0]);
  expect(at(22, 32)).toEqual([6, 9, 12, 255]);
  // The ends of the outline's long axis: 0.3 of the side from the middle.
  expect(at(12, 31)).toEqual([255, 157, 107, 255]);
  const kept = decode(readFileSync(join(packaging, 'icons/64x64.png')));
  expect([...kept.data]).toEqual([...icon]);
  // Windows: a directory of 16 bytes for each picture, the size first and 256 written as 0.
  const ico = readFileSync(join(packaging, 'icon.ico'));
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, k) => ico.readUInt8(6 + 16 * k) || 256);
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  // macOS: the length of the whole stands behind the mark; each PNG tells its own width.
  const icns = readFileSync(join(packaging, 'icon.icns'));
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  const widths: number[] = [];
  for (let start = 8; start < icns.length; start += icns.readUInt32BE(start + 4))
    widths.push(icns.readUInt32BE(start + 24));
  expect(widths).toEqual([16, 32, 32, 64, 128, 256, 256, 512, 512, 1024]);
});

test('the list of parts names what the list of licences does, without its fonts, in the form of CycloneDX', async () => {
  const { code, stdout } = await outcomeOf('npm', ['--prefix', projectFolder, 'run', '-s', 'sbom']);
  expect(code).toBe(0);
  const list = JSON.parse(readFileSync(stdout.trim().replace(/^\d+ components in /, ''), 'utf8'));
  expect([list.bomFormat, list.metadata.component.name]).toEqual(['CycloneDX', 'IVUS Planner']);
  const parts = list.components.map(({ name, version }: { name: string; version: string }) => `${name} ${version}`);
  const licensed = thirdPartyLicences(projectFolder).filter(({ name }) => !name.startsWith('Noto'));
  expect(parts.sort()).toEqual(licensed.map(({ name, version }) => `${name} ${version}`).sort());
});
