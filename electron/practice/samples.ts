import { join } from 'node:path';
import { z } from 'zod';
import { jsonIn } from '../../core/json.ts';
import { indexEntrySchema } from '../../core/practice/index-entry.ts';
import type { PracticeStudy } from '../../core/practice/study.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Maker } from './maker.ts';

/** Where sample studies are: the folder they are made into, one more that may hold some, and their descriptions (null: where the maker finds them). */
export interface SamplePlaces {
  readonly made: string;
  readonly shipped: string | null;
  readonly cases: string | null;
}

/** A sample study with the absolute paths of its files; those of one that is not made are not there yet. */
export interface Sample {
  readonly study: PracticeStudy;
  readonly files: readonly string[];
  readonly truth: string;
}

const entrySchema = indexEntrySchema.extend({ made: z.boolean() });

/** The sample studies as the maker describes them, made or not, by rising number. */
export async function listSamples(maker: Maker, places: SamplePlaces): Promise<Result<readonly Sample[]>> {
  const own = await listIn(maker, places.made, places.cases);
  if (!own.ok || places.shipped === null) return own;
  const shipped = await listIn(maker, places.shipped, places.cases);
  if (!shipped.ok) return own;
  const better = new Map(shipped.value.filter(({ study }) => study.made).map((sample) => [sample.study.id, sample]));
  return ok(own.value.map((sample) => (sample.study.made ? sample : (better.get(sample.study.id) ?? sample))));
}

/** The words that make the maker make one study. */
export function textFor(id: string, { made, cases }: SamplePlaces): readonly string[] {
  return ['make', id, ...positionText(made, cases)];
}

function positionText(out: string, cases: string | null): readonly string[] {
  return ['--out', out, ...(cases === null ? [] : ['--cases', cases])];
}

async function listIn(maker: Maker, folder: string, cases: string | null): Promise<Result<readonly Sample[]>> {
  const listed = await maker.ask(['list', '--json', ...positionText(folder, cases)]);
  if (!listed.ok) return listed;
  const entries = z.array(entrySchema).safeParse(jsonIn(listed.value));
  if (!entries.success) return fail('The list of practice studies cannot be read: reinstall the program.');
  return ok(
    entries.data.map(({ ivus, venogram, truth, ...study }) => ({
      study,
      files: [ivus, ...(venogram === null ? [] : [venogram])].map((name) => join(folder, name)),
      truth: join(folder, truth),
    })),
  );
}
