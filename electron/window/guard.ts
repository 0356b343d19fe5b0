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

/** Before the program is ready: nothing asks the network by itself, whatever Chromium would like to fetch. */
export function stayOffline(): void {
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability'])
    app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** Once the program is ready: no dictionaries, no look-ups of names beside the system's own, and no request but to our own pages. */
export function closeSession(own: Session = session.defaultSession): void {
  own.setSpellCheckerEnabled(false);
  app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
  own.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !/^(app|blob|data|devtools|file|about):/.test(url) }),
  );
}
