import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An archive that is reached through another server, which can stall in the middle of an object. */
interface Stalling {
  /** Its DICOMweb root. */
  readonly webUrl: string;
  /** Objects stop behind their first bytes from now on, or no more; those that stand still go on no more. */
  stall(on: boolean): void;
  /** Resolves when an object stands still. */
  readonly stalled: Promise<void>;
  stop(): void;
}

/** Puts a server before the DICOMweb root of an archive. */
export async function stalling(webUrl: string): Promise<Stalling> {
  const behind = new URL(webUrl);
  let isOn = false;
  let tell = (): void => undefined;
  const stalled = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server = createServer((asked, answer) => {
    const { method, url = '', headers } = asked;
    const on = request({ host: behind.hostname, port: behind.port, path: url, method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 0, given.headers);
      if (!isOn || !/\/instances\/[0-9.]+$/.test(url)) return void given.pipe(answer);
      given.once('data', (bytes) => {
        given.destroy();
        answer.write(bytes, tell);
      });
    });
    on.on('error', () => answer.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    webUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${behind.pathname}`,
    stall: (now) => {
      isOn = now;
    },
    stalled,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
