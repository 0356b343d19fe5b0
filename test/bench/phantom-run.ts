import { readFileSync } from 'node:fs';
import { description } from '../../samples/phantom/description.ts';
import { painterOf } from '../../samples/phantom/draw.ts';
import { jpegEncoder } from '../../samples/phantom/jpeg.ts';
import { momentsOf } from '../../samples/phantom/motion.ts';

const ROUND = 60;

/** Processor milliseconds of this process for each of so many pieces of work: other programs on the machine do not count. */
function processorMs(pieces: number, work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000 / pieces;
}

const [path = ''] = process.argv.slice(2);
const of = description.parse(JSON.parse(readFileSync(path, 'utf8')));
const moments = momentsOf(of).slice(0, ROUND);
const paint = painterOf(of);
const encode = jpegEncoder(90);
const { rows, columns } = of.picture;
const frames = moments.map(paint);
for (const grey of frames) encode({ grey, rows, columns });
const drawn = processorMs(ROUND, () => moments.forEach(paint));
const encoded = processorMs(ROUND, () => {
  for (const grey of frames) encode({ grey, rows, columns });
});
console.log(JSON.stringify({ drawn, encoded }));
