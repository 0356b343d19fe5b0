import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { newFolder } from '../../electron/new-folder.ts';
import { circle, saved, seeFrame, trace } from '../support/operator.ts';
import { canTrace, outgoing, tracedElectron } from '../support/outgoing.ts';
import { killed, startProgram } from '../support/program.ts';
import { LESION } from '../support/role-card.ts';
import { SHAPE } from '../support/sample-operator.ts';
import { ground } from '../support/window.ts';

/** What a page can try without knowing the shell: addresses that lead nowhere (RFC 5737), and a name. */
function tries(): Promise<unknown> {
  const peer = new RTCPeerConnection({
    iceServers: [
      { urls: 'stun:192.0.2.1:3478' },
      { urls: 'turn:192.0.2.1:3478?transport=tcp', username: 'a', credential: 'b' },
    ],
  });
  peer.createDataChannel('x');
  const gathered = new Promise((resolve) => {
    peer.onicecandidate = ({ candidate }) => candidate === null && resolve('gathered');
  });
  const offered = peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  const picture = new Promise((resolve) => {
    const image = new Image();
    image.onerror = resolve;
    image.src = 'http://192.0.2.1/x.png';
  });
  const socket = new Promise((resolve) => {
    try {
      new WebSocket('ws://192.0.2.1/').onerror = resolve;
    } catch (error) {
      resolve(error);
    }
  });
  const asked = fetch('https://example.com/').catch(() => 'refused');
  navigator.sendBeacon('https://example.com/', 'x');
  return Promise.all([gathered, offered, picture, socket, asked]).then(() => null);
}

test.skipIf(!canTrace())(
  'from its start to its end the program sends nothing and asks for no name, whatever its page tries',
  async () => {
    const [folder, userData] = [await newFolder(), await newFolder()];
    const calls = join(folder, 'calls.txt');
    await tracedElectron(folder, inject('electron').executable, calls);
    const args = [join(samplesFolder, 'practice-01.dcm')];
    const { app, page } = await startProgram({ ...ground(), electronFolder: folder }, { userData, args });
    const traced = app.process();
    onTestFinished(() => killed(traced));
    await seeFrame(page, 1);
    await trace(page, circle(60), SHAPE, 1, LESION);
    await saved(page);
    await page.evaluate(tries);
    await app.close();
    const written = await readFile(calls, 'utf8');
    // The way to the display: what the trace sees, it writes down.
    expect(written).toMatch(/connect\(\d+, \{sa_family=AF_UNIX, sun_path=.*X11/);
    expect(outgoing(written)).toEqual([]);
  },
);

test('a trace tells what went out: a dictionary by its name, WebRTC by datagram and connection, but no question to the system', () => {
  const name = '15 sendmmsg(102, [{msg_hdr={msg_name=NULL, msg_iov=[{iov_base="redirector"}]}}], 2, 0) = 2';
  const datagram =
    '15 sendto(20, "x", 20, 0, {sa_family=AF_INET, sin_port=htons(3478), sin_addr=inet_addr("192.0.2.1")}, 16) = 20';
  const begun = '15 connect(22, {sa_family=AF_INET, sin_port=htons(3478), sin_addr=inet_addr("192.0.2.1")}, 16 ';
  const probe =
    '15 connect(19, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:4860:4860::8888", &sin6_addr)}, 28) = ';
  const here = '15 connect(9, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 E';
  const said = [`${begun}<unfinished ...>`, name, '15 <... connect resumed>) = -1 EINPROGRESS (x)', datagram, here];
  expect(outgoing([...said, `${probe}0`, `${probe}-1 EINPROGRESS (x)`].join('\n'))).toEqual([
    name,
    `${begun}) = -1 EINPROGRESS (x)`,
    datagram,
    `${probe}-1 EINPROGRESS (x)`,
  ]);
});
