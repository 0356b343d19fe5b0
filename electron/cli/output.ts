import { stat } from 'node:fs/promises';
import { onDisk } from '../names.ts';

/** The sentence that an output is one of the files a command reads, also by a link of either kind; null when it is none of them. */
export async function overInput(output: string, inputs: readonly string[]): Promise<string | null> {
  for (const input of inputs)
    if (await sameFile(output, input))
      return `${output} was not written because it is the input ${input}: name another file for the output.`;
  return null;
}

async function sameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map((path) =>
      onDisk(path)
        .then((place) => stat(place, { bigint: true }))
        .catch(() => null),
    ),
  );
  return a != null && b != null && a.dev === b.dev && a.ino === b.ino;
}
