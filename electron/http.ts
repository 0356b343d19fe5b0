import { extname } from 'node:path';

/** Part of a resource: the first byte and the number of bytes. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/**
 * What a Range header asks of a resource of `size` bytes: one part, or 'unsatisfiable' (answer 416), or 'whole' when there is no header,
 * when it names several parts or when it cannot be understood (RFC 9110 section 14.2: such a header is ignored).
 */
export function byteRange(header: string | null | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, length };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= size) return 'unsatisfiable';
  return { start, length: (last === '' ? size : Math.min(Number(last) + 1, size)) - start };
}

/** What is answered to a request that is refused (404, 405, 416). */
export const REFUSALS = {
  notFound: 'Page not found.',
  elsewhere: 'This page is served to this computer only: open it as http://127.0.0.1.',
  readOnly: 'Only GET and HEAD requests are allowed.',
  beyondEnd: 'The requested range is beyond the end of the file.',
} as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.dcm': 'application/dicom',
};

/** The media type of a file of ours by its name; 'application/octet-stream' for everything else. */
export function mimeType(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * Sent with every file of the window, whether it is shown by Electron or by a browser: nothing from elsewhere is loaded or asked,
 * and the page is isolated from other pages (what workers need to share memory).
 */
export const windowHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'self' blob:",
    "frame-ancestors 'none'",
    // No text becomes a script or a document but by these two (renderer/shell/trusted.ts).
    "require-trusted-types-for 'script'",
    'trusted-types default print',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};
