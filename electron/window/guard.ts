import { app, type Session, session } from 'electron';

/** Switches by which another program could look into this one. */
const SPYING = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'js-flags',
];

/** Whether the installed program was started so that another one can look into it. */
export function isSpiedOn(): boolean {
  return app.isPackaged && SPYING.some((name) => app.commandLine.hasSwitch(name));
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
