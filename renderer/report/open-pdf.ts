import type { PDFPageProxy, PDFWorker } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';

/** A PDF whose pages can be drawn; whoever opened it closes it. */
export interface OpenPdf {
  readonly pages: readonly PDFPageProxy[];
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
  close(): void;
}

let worker: PDFWorker | null = null;

/** Opens a PDF in pdf.js, which is loaded when the first one is to be shown and reads it in a worker of its own. */
export async function openPdf(pdf: Uint8Array): Promise<OpenPdf> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  worker ??= pdfjs.PDFWorker.create({ port: new Worker(workerUrl, { type: 'module' }) });
  const data = Uint8Array.from(pdf);
  const digest = hexOf(await crypto.subtle.digest('SHA-256', data));
  const task = pdfjs.getDocument({ data, worker, isEvalSupported: false, enableXfa: false });
  const document = await task.promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)));
  return { pages, digest, close: () => void task.destroy() };
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
