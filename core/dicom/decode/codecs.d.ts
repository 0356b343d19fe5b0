// The compiled codecs carry no types of their own. The second module of each is its program as a data URL.

declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  type Decoder = import('./wasm.ts').WasmDecoder;
  const start: (options: import('./wasm.ts').WasmOptions) => Promise<{ readonly JPEGDecoder: new () => Decoder }>;
  export = start;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url&inline' {
  const dataUrl: string;
  export = dataUrl;
}

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  type Decoder = import('./wasm.ts').WasmDecoder & {
    /** 0: one component after the other, 1: line by line, 2: sample by sample. */
    getInterleaveMode(): number;
  };
  const start: (options: import('./wasm.ts').WasmOptions) => Promise<{ readonly JpegLSDecoder: new () => Decoder }>;
  export = start;
}
declare module '@cornerstonejs/codec-charls/decodewasm?url&inline' {
  const dataUrl: string;
  export = dataUrl;
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  type Decoder = import('./wasm.ts').WasmDecoder;
  const start: (options: import('./wasm.ts').WasmOptions) => Promise<{ readonly J2KDecoder: new () => Decoder }>;
  export = start;
}
declare module '@cornerstonejs/codec-openjpeg/decodewasm?url&inline' {
  const dataUrl: string;
  export = dataUrl;
}

declare module '@cornerstonejs/codec-openjph/wasmjs' {
  type Decoder = import('./wasm.ts').WasmDecoder;
  const start: (options: import('./wasm.ts').WasmOptions) => Promise<{ readonly HTJ2KDecoder: new () => Decoder }>;
  export = start;
}
declare module '@cornerstonejs/codec-openjph/wasm?url&inline' {
  const dataUrl: string;
  export = dataUrl;
}

declare module '@cornerstonejs/codec-libjxl/decodewasmjs' {
  type Decoder = import('./wasm.ts').WasmDecoder & {
    getFrameInfo(): {
      readonly width: number;
      readonly height: number;
      readonly bitsPerSample: number;
      readonly componentCount: number;
    };
  };
  const start: (options: import('./wasm.ts').WasmOptions) => Promise<{ readonly JpegXLDecoder: new () => Decoder }>;
  export = start;
}
declare module '@cornerstonejs/codec-libjxl/decodewasm?url&inline' {
  const dataUrl: string;
  export = dataUrl;
}

declare module '*/quick-jpeg.wasm?url&inline' {
  const dataUrl: string;
  export = dataUrl;
}
