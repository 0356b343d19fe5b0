declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  interface JpegDecoder {
    getEncodedBuffer(length: number): Uint8Array;
    decode(): void;
    getFrameInfo(): { readonly width: number; readonly height: number; readonly componentCount: number };
    getDecodedBuffer(): Uint8Array;
    delete(): void;
  }
  interface LibJpegTurbo {
    readonly JPEGDecoder: new () => JpegDecoder;
  }
  const start: (options: { wasmBinary: Uint8Array; print(): void; printErr(): void }) => Promise<LibJpegTurbo>;
  export = start;
}

declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url&inline' {
  const dataUrl: string;
  export = dataUrl;
}
