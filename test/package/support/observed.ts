import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * Makes the installed program in `folder` one that Playwright can drive, in the two places where it refuses that: the fuse of Node's
 * debugger, and the question for switches by which another program looks in. Everything else is what is installed.
 */
export async function makeObservable(folder: string): Promise<void> {
  await flipFuses(join(folder, 'ivus-planner'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const archive = join(folder, 'resources', 'app.asar');
  const parts = join(folder, 'observed');
  extractAll(archive, parts);
  const first =
    "import { app } from 'electron';\napp.commandLine.hasSwitch = () => false;\nawait import('./out/main/main.js');\n";
  writeFileSync(join(parts, 'observed.js'), first);
  const about = {
    name: 'ivus-planner',
    productName: 'IVUS Planner',
    version: '0.1.0',
    type: 'module',
    main: 'observed.js',
  };
  writeFileSync(join(parts, 'package.json'), JSON.stringify(about));
  await createPackage(parts, archive);
  rmSync(parts, { recursive: true });
}
