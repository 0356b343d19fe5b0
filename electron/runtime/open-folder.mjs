import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

// Runs inside Electron, packed as its default app: `electron [-r MODULE] FOLDER …` opens the project in FOLDER.
// What is awaited at the top level holds back `ready`, so that the project can still declare its own schemes.
const shell =
  /** @type {import('electron').App & { setAppPath(folder: string): void, setVersion(version: string): void }} */ (app);
const words = process.argv.slice(1);
const preload = words.indexOf('-r') + 1;
const folder = resolve(words.find((word, at) => !word.startsWith('-') && at !== (preload || -1)) ?? '.');
/** @type {{ name: string, productName?: string, version: string, main: string }} */
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
shell.setAppPath(folder);
shell.setName(about.productName ?? about.name);
shell.setVersion(about.version);
const module = words[preload];
if (preload > 0 && module !== undefined) createRequire(import.meta.url)(module);
await import(pathToFileURL(join(folder, about.main)).href);
