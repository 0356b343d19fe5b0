import { readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ByteRange } from '../../../core/dicom/pixels/pixel-index.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import type { Reply, Request } from '../../../renderer/decoding/messages.ts';
import { losslessJpeg, sequentialJpeg } from '../../core/dicom/decode/encode-jpeg.ts';
import { highThroughput, jpeg2000, jpegLs, jpegXl } from '../../core/dicom/decode/encode-wasm.ts';
import { deflated, frame, grey8, grey12, wrapped } from '../../core/dicom/decode/rasters.ts';
import { seeFrame } from '../support/operator.ts';
import { launchWindow } from '../support/window.ts';

/** Runs in the page: asks the window's own decoding worker for the first frame of a file. */
async function askWorker({ script, file }: { script: string; file: number[] }): Promise<number[] | string> {
  const worker = new Worker(new URL(`assets/${script}`, document.baseURI), { type: 'module' });
  const ask = (request: Request): Promise<Reply> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(request);
    });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    const ranges: readonly ByteRange[] = data.kind === 'read' ? [data] : (data.ranges ?? []);
    const bytes = ranges.flatMap(({ offset, length }) => file.slice(offset, offset + length));
    port1.postMessage({ ask: data.ask, bytes: Uint8Array.from(bytes) });
  };
  worker.postMessage({ kind: 'bytes', port: port2 } satisfies Request, [port2]);
  const source = { id: 1, name: 'run.dcm', size: file.length };
  const opened = await ask({ kind: 'open', source });
  if (opened.kind !== 'opened' || !opened.opened.ok) return JSON.stringify(opened);
  worker.postMessage({ kind: 'run', key: 1, source, run: opened.opened.value } satisfies Request);
  const reply = await ask({ kind: 'frame', key: 1, frame: 0, seen: true });
  worker.terminate();
  if (reply.kind !== 'decoded' || !reply.picture.ok || reply.picture.value.kind !== 'grey')
    return JSON.stringify(reply);
  return Array.from(reply.picture.value.pixels);
}

test('the built worker decodes every compressed syntax under the window’s own security policy, to the samples that Node gives', async () => {
  const files: Readonly<Record<string, Uint8Array>> = {
    deflated: deflated(grey12),
    baseline: wrapped('.4.50', grey8, sequentialJpeg(grey8, 2)),
    extended: wrapped('.4.51', grey12, sequentialJpeg(grey12, 2)),
    lossless: wrapped('.4.70', grey12, losslessJpeg(grey12, { predictor: 1 })),
    jpegLs: wrapped('.4.80', grey12, await jpegLs(grey12, 0)),
    jpeg2000: wrapped('.4.90', grey12, await jpeg2000(grey12)),
    jpegXl: wrapped('.4.110', grey12, await jpegXl(grey12)),
    highThroughput: wrapped('.4.201', grey12, await highThroughput(grey12)),
  };
  const script = readdirSync(join(projectFolder, 'out', 'renderer', 'assets')).find((name) =>
    /^decode\.worker.*\.js$/.test(name),
  );
  const { app, page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-worker-')) });
  try {
    await seeFrame(page, 1);
    for (const [name, file] of Object.entries(files)) {
      const seen = await page.evaluate(askWorker, { script: script ?? 'missing', file: Array.from(file) });
      expect([name, seen]).toEqual([name, Array.from((await frame(file)).samples)]);
    }
  } finally {
    await app.close();
  }
});
