import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** A grey run of 8 bits, which the bench makes itself. */
export interface ServedRun {
  readonly path: string;
  readonly side: number;
  readonly frames: number;
  readonly transferSyntax: string;
}

const CONFIG = {
  routerBasename: '/',
  extensions: [],
  modes: [],
  showStudyList: false,
  maxNumberOfWebWorkers: 2,
  defaultDataSourceName: 'dicomjson',
  dataSources: [
    {
      namespace: '@ohif/extension-default.dataSourcesModule.dicomjson',
      sourceName: 'dicomjson',
      configuration: { friendlyName: 'bench', name: 'json' },
    },
  ],
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

const STUDY = '1.2.3';

/** Serves OHIF's pages with one run on 127.0.0.1; the address that opens it, and how to end. */
export async function served(pages: string, run: ServedRun): Promise<{ readonly url: string; end(): void }> {
  let origin = '';
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    // Memory that workers share is there only for a page that takes nothing from elsewhere.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
    if (path === '/app-config.js') response.end(`window.config = ${JSON.stringify(CONFIG)};`);
    else if (path === '/study.json') response.end(JSON.stringify(studyOf(run, `${origin}/run.dcm`)));
    else if (path === '/run.dcm') createReadStream(run.path, { highWaterMark: 1 << 20 }).pipe(response);
    else {
      const file = join(pages, path);
      const page = existsSync(file) && statSync(file).isFile() ? file : join(pages, 'index.html');
      response.setHeader('Content-Type', TYPES[extname(page)] ?? 'application/octet-stream');
      createReadStream(page).pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  origin = `http://127.0.0.1:${address.port}`;
  const query = new URLSearchParams({ url: `${origin}/study.json`, StudyInstanceUIDs: STUDY });
  return { url: `${origin}/viewer/dicomjson?${query.toString()}`, end: () => server.close() };
}

function studyOf({ side, frames, transferSyntax }: ServedRun, url: string): object {
  const metadata = {
    Columns: side,
    Rows: side,
    NumberOfFrames: frames,
    InstanceNumber: 1,
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.3.1',
    SOPInstanceUID: `${STUDY}.1.1`,
    SeriesInstanceUID: `${STUDY}.1`,
    StudyInstanceUID: STUDY,
    Modality: 'US',
    PhotometricInterpretation: 'MONOCHROME2',
    SamplesPerPixel: 1,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    FrameTime: 33.3,
    AvailableTransferSyntaxUID: transferSyntax,
  };
  const series = {
    SeriesInstanceUID: `${STUDY}.1`,
    SeriesNumber: 1,
    Modality: 'US',
    instances: [{ metadata, url: `dicomweb:${url}` }],
  };
  return {
    studies: [
      {
        StudyInstanceUID: STUDY,
        PatientName: 'Bench',
        PatientID: 'BENCH',
        NumInstances: 1,
        Modalities: 'US',
        series: [series],
      },
    ],
  };
}
