/** The globals beyond ECMAScript that core uses; Node, browsers and workers all have them. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare function atob(base64: string): string;
declare function btoa(letters: string): string;
declare class URL {
  static canParse(text: string): boolean;
  constructor(text: string);
  readonly username: string;
  readonly password: string;
  readonly search: string;
  readonly hash: string;
}
interface AbortSignal {
  readonly aborted: boolean;
}
declare var crypto:
  | { readonly subtle?: { digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> } }
  | undefined;
