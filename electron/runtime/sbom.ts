import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { program } from '../../core/program.ts';
import { thirdPartyLicences } from '../packaging/licences.ts';
import { outcomeOf } from './command.ts';
import { projectFolder } from './project.mjs';

const partSchema = z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() });
const linkSchema = z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() });
const listSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(partSchema),
  dependencies: z.array(linkSchema),
});

process.exitCode = await writeList();

/** `npm run sbom`: writes what the shipped program is made of into dist/, as CycloneDX: of npm's own list what is bundled, and Electron. */
async function writeList(): Promise<number> {
  const words = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  // Not with --omit dev: that leaves out what a tool of development needs as well, as zod.
  const listed = await outcomeOf('npm', ['sbom', '--prefix', projectFolder, ...words]);
  if (listed.code !== 0) {
    console.error(`npm could not list the packages: ${listed.stderr.trim()}`);
    return 1;
  }
  const list = shipped(listSchema.parse(JSON.parse(listed.stdout)));
  const file = join(projectFolder, 'dist', `ivus-planner-${program.version}.cdx.json`);
  mkdirSync(join(projectFolder, 'dist'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`);
  console.log(`${list.components.length} components in ${file}`);
  return 0;
}

function shipped(list: z.infer<typeof listSchema>): z.infer<typeof listSchema> {
  const bundled = new Set(thirdPartyLicences(projectFolder).map(({ name, version }) => `${name} ${version}`));
  const components = list.components.filter(({ name, version }) => bundled.has(`${name} ${version}`));
  const { component } = list.metadata;
  const refs = new Set([component['bom-ref'], ...components.map((part) => part['bom-ref'])]);
  const dependencies = list.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map((link) => ({ ...link, dependsOn: (link.dependsOn ?? []).filter((ref) => refs.has(ref)) }));
  // npm calls the program as its folder is called.
  return {
    ...list,
    metadata: { ...list.metadata, component: { ...component, name: program.name } },
    components,
    dependencies,
  };
}
