import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { projectFolder } from './project.mjs';

await ensureBuilt();
await import(pathToFileURL(join(projectFolder, 'out', 'main', 'samples.js')).href);
