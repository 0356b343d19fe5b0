import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { socketWire } from '../../../electron/network/dimse/socket-wire.ts';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

test('a refusal by TLS that is followed by a reset ends nothing but the connection, and the refusal is what is told', async () => {
  const socket = new Socket();
  const wire = socketWire(socket, 1000);
  const read = wire.read();
  socket.emit('error', failure('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'));
  socket.emit('error', failure('ECONNRESET'));
  const what = { kind: 'certificate', code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' };
  await expect(read).rejects.toMatchObject({ what });
});

test('a connection that broke before anybody listened to it is told as broken, not as silent', async () => {
  const socket = new Socket().on('error', () => undefined);
  socket.destroy(failure('ECONNRESET'));
  await new Promise((resolve) => socket.once('close', resolve));
  await expect(socketWire(socket, 60_000).read()).rejects.toMatchObject({ what: { kind: 'closed' } });
});
