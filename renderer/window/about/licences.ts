import { z } from 'zod';

const licencesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);

/** What others wrote and the program brings along: name, version, licence, and the licence's text, empty where there is none. */
export type Licence = z.infer<typeof licencesSchema>[number];

/** The list that the build lays beside the window; null where it cannot be read. */
export async function readLicences(): Promise<readonly Licence[] | null> {
  try {
    const reply = await fetch('./third-party-licences.json');
    return licencesSchema.parse(await reply.json());
  } catch {
    return null;
  }
}

/** The browser that draws this window, and its Electron where it is one, as its user agent names them. */
export function drawnBy(userAgent: string): string {
  const found = ['Electron', 'Chrome', 'Firefox', 'Version']
    .map((name) => [name, new RegExp(`\\b${name}/([\\d.]+)`).exec(userAgent)?.[1]] as const)
    .filter(([, version]) => version !== undefined);
  const called: Readonly<Record<string, string>> = { Chrome: 'Chromium', Version: 'Safari' };
  return found.map(([name, version]) => `${called[name] ?? name} ${version}`).join(', ');
}
