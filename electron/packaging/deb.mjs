#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

// Makes a Debian package with dpkg-deb from the words that electron-builder gives to fpm: what it calls instead of fpm where fpm cannot be had.
const COMPRESSORS = { xz: ['-Zxz'], gz: ['-Zgzip'], zst: ['-Zzstd', '-z1'] };

const asked = wordsIn(process.argv.slice(2));
const tree = mkdtempSync(join(tmpdir(), 'ivus-deb-'));
// mkdtemp gives it to its owner alone, and it becomes the root of the package.
chmodSync(tree, 0o755);
try {
  for (const [from, to] of asked.files) place(from, join(tree, to));
  writeControl(tree);
  const how = COMPRESSORS[/** @type {keyof typeof COMPRESSORS} */ (one('deb-compression') ?? 'xz')] ?? COMPRESSORS.xz;
  execFileSync('dpkg-deb', ['--root-owner-group', ...how, '--build', tree, needed('package')], { stdio: 'inherit' });
} finally {
  rmSync(tree, { recursive: true });
}

/**
 * The named words, each with all its values, and the pairs of what is taken from where to where.
 * @param {readonly string[]} words
 */
function wordsIn(words) {
  /** @type {Map<string, string[]>} */
  const named = new Map();
  /** @type {[string, string][]} */
  const files = [];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--force') continue;
    if (word.startsWith('-')) {
      const name = word.replace(/^--?/, '');
      named.set(name, [...(named.get(name) ?? []), left.shift() ?? '']);
    } else {
      const [from = '', to = ''] = word.split('=');
      files.push([from, to]);
    }
  }
  return { named, files };
}

/** @param {string} name */
function one(name) {
  return asked.named.get(name)?.[0];
}

/** @param {string} name */
function needed(name) {
  const value = one(name);
  if (value === undefined) throw new Error(`--${name} is missing.`);
  return value;
}

/**
 * @param {string} from
 * @param {string} to
 */
function place(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  // What was made under a strict umask must be readable for everybody who uses the installed program.
  for (const path of everyPathBelow(to))
    if (!lstatSync(path).isSymbolicLink()) chmodSync(path, lstatSync(path).mode & 0o111 ? 0o755 : 0o644);
}

/**
 * @param {string} path
 * @returns {readonly string[]}
 */
function everyPathBelow(path) {
  if (!lstatSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap((name) => everyPathBelow(join(path, name)))];
}

/** @param {string} root */
function writeControl(root) {
  const files = everyPathBelow(root).filter((path) => lstatSync(path).isFile());
  const size = files.reduce((sum, path) => sum + lstatSync(path).size, 0);
  const [first = '', ...more] = needed('description').trim().split('\n');
  const fields = [
    ['Package', needed('name')],
    ['Version', needed('version')],
    ['Architecture', needed('architecture')],
    ['Maintainer', needed('maintainer')],
    ['Installed-Size', String(Math.ceil(size / 1024))],
    ['Depends', (asked.named.get('d') ?? []).join(', ')],
    ['Recommends', (asked.named.get('deb-recommends') ?? []).join(', ')],
    ['Section', one('category') ?? 'misc'],
    ['Priority', one('deb-priority') ?? 'optional'],
    ['Homepage', one('url') ?? ''],
    ['Description', [first, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n')],
  ];
  const folder = join(root, 'DEBIAN');
  mkdirSync(folder);
  const control = fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(join(folder, 'control'), control.join(''));
  const sums = files.map(
    (path) => `${createHash('md5').update(readFileSync(path)).digest('hex')}  ${relative(root, path)}\n`,
  );
  writeFileSync(join(folder, 'md5sums'), sums.join(''));
  for (const [script, name] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ])
    writeFileSync(join(folder, /** @type {string} */ (name)), readFileSync(needed(/** @type {string} */ (script))), {
      mode: 0o755,
    });
}
