import { certificateFiles } from '../../core/network/place.ts';
import type { ReceiverSettings } from '../../core/network/received.ts';
import type { NetworkService } from '../../core/network/service.ts';

/** The certificates and keys that the window may name: those that the operator chose in the system's own dialog, and those that are set up already. */
export interface ChosenFiles {
  /** The path that the operator chose; null when cancelled. */
  choose(): Promise<string | null>;
  /** Why settings with these files are not kept; null where all of them were chosen. */
  refusal(paths: readonly string[]): Promise<string | null>;
}

const NOT_CHOSEN = 'This certificate or key was not chosen on this computer: choose it with “Choose…”.';

/** Files chosen by `dialog`, null where there is none, and those of the settings that `service` keeps. */
export function chosenFiles(
  service: Pick<NetworkService, 'places' | 'receiver'>,
  dialog: (() => Promise<readonly string[]>) | null,
): ChosenFiles {
  const chosen = new Set<string>();
  return {
    async choose() {
      const [path] = (await dialog?.()) ?? [];
      if (path === undefined) return null;
      chosen.add(path);
      return path;
    },
    async refusal(paths) {
      const others = paths.filter((path) => !chosen.has(path));
      if (others.length === 0) return null;
      const { places } = await service.places();
      const kept = [
        ...places.flatMap(({ place }) => certificateFiles(place)),
        ...filesOf((await service.receiver()).settings),
      ];
      return others.every((path) => kept.includes(path)) ? null : NOT_CHOSEN;
    },
  };
}

/** The certificates and keys of the receiver. */
export function filesOf({ tls }: ReceiverSettings): readonly string[] {
  return tls === null ? [] : [tls.caFile, tls.certFile, tls.keyFile];
}
