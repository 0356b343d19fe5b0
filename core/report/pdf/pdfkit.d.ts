/** The part of pdfkit's browser build that this program uses; it runs alike in Node and in the window. */
declare module 'pdfkit' {
  export interface Structure {
    add(child: Structure | (() => void)): Structure;
    end(): void;
  }
  interface Metrics {
    readonly ascender: number;
    readonly descender: number;
    readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  }
  interface TextOptions {
    readonly lineBreak?: boolean;
    readonly baseline?: 'alphabetic';
    readonly features?: readonly string[];
  }
  // biome-ignore lint/style/noDefaultExport: pdfkit has no other export.
  export default class PDFDocument {
    constructor(options: Readonly<Record<string, unknown>>);
    readonly page: { readonly width: number; readonly height: number; margins: { bottom: number } };
    readonly _font: Metrics;
    on(event: 'data' | 'end', listener: (chunk: Uint8Array) => void): this;
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    dash(length: number, options: { readonly space: number }): this;
    undash(): this;
    text(text: string, x: number, y: number, options: TextOptions): this;
    widthOfString(text: string, options?: TextOptions): number;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    closePath(): this;
    clip(): this;
    fill(): this;
    stroke(): this;
    save(): this;
    restore(): this;
    image(png: Uint8Array, x: number, y: number, options: { readonly width: number; readonly height: number }): this;
    addPage(): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(page: number): this;
    struct(type: string, options?: Readonly<Record<string, unknown>> | (() => void), children?: () => void): Structure;
    addStructure(structure: Structure): this;
    markContent(tag: string, options?: Readonly<Record<string, unknown>>): this;
    endMarkedContent(): this;
    end(): void;
  }
}

declare module 'bidi-js' {
  interface Bidi {
    getEmbeddingLevels(text: string): { readonly levels: Uint8Array };
    getMirroredCharacter(letter: string): string | null;
  }
  // biome-ignore lint/style/noDefaultExport: bidi-js has no other export.
  export default function bidiFactory(): Bidi;
}
