import { app, dialog, type Session, session } from 'electron';

/** Switches by which another program could look into this one or bring code into it. */
const SPYING = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'js-flags',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'disable-web-security',
  'load-extension',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
];
/** Switches that take away what keeps a hostile file inside the window; an AppImage is started with the first where Linux forbids the rest. */
const UNSAFE = ['no-sandbox', 'disable-namespace-sandbox', 'disable-seccomp-filter-sandbox', 'single-process'];

const SPIED = 'IVUS Planner does not start with switches that let another program look into it.';
const UNPROTECTED =
  'IVUS Planner does not start without the sandbox that keeps a hostile file inside its window. If you gave no such switch, this Linux system forbids it: install the .deb package instead, or ask your administrator to allow user namespaces.';

/** Ends an installed program that was started so that another one can look into it, or without its sandbox, with one sentence; false when all is well. */
export function refusedAtStart(): boolean {
  const given = (names: readonly string[]) => app.isPackaged && names.some((name) => app.commandLine.hasSwitch(name));
  if (given(SPYING)) {
    console.error(SPIED);
    app.exit(1);
    return true;
  }
  if (!given(UNSAFE)) return false;
  console.error(UNPROTECTED);
  // Before the program is ready a box is not shown on Linux.
  void app.whenReady().then(() => {
    dialog.showErrorBox('IVUS Planner', UNPROTECTED);
    app.exit(1);
  });
  return true;
}

/** Where nothing listens: whatever would go out by TCP goes there. */
const NOWHERE = 'http://127.0.0.1:9';

const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  // Chromium looks up no name; a dictionary would be fetched at the first start, before its session can be told not to.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', NOWHERE],
  ['proxy-bypass-list', '<-loopback>'],
];

/** Before the program is ready: nothing asks the network by itself, whatever Chromium would like to fetch. */
export function stayOffline(): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  // No page sends anything from peer to peer: not by UDP, and by TCP only where everything goes.
  app.on('web-contents-created', (_event, contents) => contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'));
}

/** What a page may load: our own, what it holds itself, and the tools of a developer. */
const OWN = app.isPackaged ? /^(app|blob|data|about):/ : /^(app|blob|data|about|devtools):/;

/** Once the program is ready: no look-ups of names beside the system's own; in every session no dictionaries, and no request but to our own pages. */
export function closeSessions(): void {
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
  closeSession(session.defaultSession);
  app.on('session-created', closeSession);
}

function closeSession(own: Session): void {
  own.setSpellCheckerEnabled(false);
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !OWN.test(url) }));
}
