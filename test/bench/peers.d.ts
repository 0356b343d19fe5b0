declare module 'dcmjs' {
  const dcmjs: {
    readonly data: {
      readonly DicomMessage: { readFile(bytes: ArrayBufferLike): { readonly dict: unknown } };
      readonly DicomMetaDictionary: {
        readonly nameMap: Readonly<Record<string, { readonly tag: string; readonly vr: string } | undefined>>;
        naturalizeDataset(dict: unknown): Readonly<Record<string, unknown>>;
      };
    };
  };
  export = dcmjs;
}

declare module 'daikon' {
  const daikon: {
    readonly Series: { parseImage(bytes: DataView): unknown };
    readonly RLE: new () => { decode(bytes: ArrayBuffer, littleEndian: boolean, samples: number): DataView };
  };
  export = daikon;
}

declare module 'jpeg-lossless-decoder-js' {
  export class Decoder {
    decode(bytes: ArrayBufferLike, offset: number, length: number, bytesPerSample: number): unknown;
    decompress(bytes: ArrayBufferLike): ArrayBuffer;
  }
}
