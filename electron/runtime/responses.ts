import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { byteRange, mimeType, REFUSALS } from '../http.ts';

/** Answers with a file, or the part of it that is asked for. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  size: number,
): Promise<void> {
  // A Range header has a meaning for GET only (RFC 9110 section 14.2).
  const asked = request.method === 'GET' ? byteRange(request.headers.range, size) : 'whole';
  response.setHeader('Accept-Ranges', 'bytes');
  if (asked === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${size}`);
    return refuse(response, 416, REFUSALS.beyondEnd);
  }
  const part = asked === 'whole' ? { start: 0, length: size } : asked;
  const end = part.start + part.length - 1;
  if (asked !== 'whole') response.setHeader('Content-Range', `bytes ${part.start}-${end}/${size}`);
  response.setHeader('Content-Type', mimeType(file));
  response.setHeader('Content-Length', part.length);
  response.writeHead(asked === 'whole' ? 200 : 206);
  if (request.method === 'HEAD' || part.length === 0) response.end();
  else await pipeline(createReadStream(file, { start: part.start, end }), response);
}

/** Answers with a value as JSON. */
export function sendJson(response: ServerResponse, value: object): void {
  response.setHeader('Content-Type', mimeType('served.json'));
  response.end(JSON.stringify(value));
}

/** Refuses a request with one sentence. */
export function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(sentence);
}
