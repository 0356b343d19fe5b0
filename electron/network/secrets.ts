import { z } from 'zod';
import { keep, readSaved } from '../autosaves.ts';

/** Where the passwords, tokens and pass phrases of places come from; null where none was given. */
export interface Secrets {
  secret(place: string): Promise<string | null>;
}

/** Encryption by the operating system's own safe storage; what is sealed is base64. Throws where the system refuses. */
export interface Safe {
  seal(secret: string): Promise<string>;
  open(sealed: string): Promise<string>;
}

/** Secrets that can be given and forgotten. */
export interface GivenSecrets extends Secrets {
  /** False where the system has no safe storage: secrets then live in memory and are asked for in each session. */
  readonly keeps: boolean;
  has(place: string): Promise<boolean>;
  /** Takes a secret, or forgets the one there is (null); a sentence where it could not be kept and will be asked for again. */
  give(place: string, secret: string | null): Promise<string | null>;
}

const sealedSchema = z.strictObject({ format: z.literal('ivus-secrets/1'), sealed: z.record(z.string(), z.string()) });

const NATURE = {
  name: 'The file of passwords of archives',
  remedy: 'enter them again',
  isSound: (text: string) => sealedIn(text) !== null,
} as const;

function sealedIn(text: string): Readonly<Record<string, string>> | null {
  try {
    return sealedSchema.parse(JSON.parse(text)).sealed;
  } catch {
    return null;
  }
}

/** The secrets of this computer: in memory and, only where `safe` encrypts, sealed in the file `path`; never there in plain text. */
export function givenSecrets(path: string, safe: Safe | null): GivenSecrets {
  const inMemory = new Map<string, string>();
  const onDisk = async () => {
    const { text } = safe === null ? { text: null } : await readSaved(path, NATURE);
    return text === null ? {} : (sealedIn(text) ?? {});
  };

  async function secret(place: string): Promise<string | null> {
    const given = inMemory.get(place);
    if (given !== undefined || safe === null) return given ?? null;
    const sealed = (await onDisk())[place];
    if (sealed === undefined) return null;
    try {
      const opened = await safe.open(sealed);
      inMemory.set(place, opened);
      return opened;
    } catch {
      // Sealed by another user or on another computer: it has to be entered again.
      return null;
    }
  }

  async function write(place: string, given: string | null): Promise<string | null> {
    const { [place]: _, ...others } = await onDisk();
    if (safe === null || (given === null && _ === undefined)) return null;
    try {
      const sealed = given === null ? others : { ...others, [place]: await safe.seal(given) };
      return await keep(path, JSON.stringify({ format: 'ivus-secrets/1', sealed }), 0o600);
    } catch {
      return 'The system could not keep the password safely: it will be asked for at the next start.';
    }
  }

  return {
    keeps: safe !== null,
    secret,
    has: async (place) => (await secret(place)) !== null,
    async give(place, given) {
      if (given === null) inMemory.delete(place);
      else inMemory.set(place, given);
      return write(place, given);
    },
  };
}

/** What Electron's safeStorage offers, as far as it is used. */
interface ElectronSafe {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

/** Electron's safe storage where it really encrypts: on Linux not with the backend "basic_text", whose key is in its source; null otherwise. */
export function safeOf(storage: ElectronSafe, platform: NodeJS.Platform): Safe | null {
  if (!storage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend?.() ?? 'unknown'))
    return null;
  return {
    seal: async (secret) => storage.encryptString(secret).toString('base64'),
    open: async (sealed) => storage.decryptString(Buffer.from(sealed, 'base64')),
  };
}
