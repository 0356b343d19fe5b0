import { alongRun, long, veinRun } from './passes.ts';

// A process of its own for one core: warms up, says that it is ready, and finds as many lumens as it is then told.
const frames = await veinRun();
alongRun(long(frames, 100));
process.on('message', (count: number) => {
  alongRun(long(frames, count));
  process.send?.('done');
  process.disconnect();
});
process.send?.('ready');
