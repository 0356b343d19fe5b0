/** Bytes one after the other: numbers are bytes, texts are their letters. */
export function bytes(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part],
    ),
  );
}

const big = (value: number, size: 2 | 4): Uint8Array => {
  const written = Buffer.alloc(size);
  written.writeUIntBE(value, 0, size);
  return written;
};
const little = (value: number, size: 2 | 4): Uint8Array => {
  const written = Buffer.alloc(size);
  written.writeUIntLE(value, 0, size);
  return written;
};

/** A PDU by PS3.8 9.3.1: type, reserved, length in big endian, body. */
export function pdu(type: number, ...body: readonly (number | string | Uint8Array)[]): Uint8Array {
  const inner = bytes(...body);
  return bytes(type, 0, big(inner.length, 4), inner);
}

/** An item of an association by PS3.8 tables 9-12 to 9-20: type, reserved, length, content. */
export function item(type: number, ...content: readonly (number | string | Uint8Array)[]): Uint8Array {
  const inner = bytes(...content);
  return bytes(type, 0, big(inner.length, 2), inner);
}

/** What both association PDUs begin with: version 1, two titles of 16 letters, 32 reserved bytes, the application context. */
export function associateStart(called: string, calling: string): Uint8Array {
  return bytes(
    ...[0, 1, 0, 0, called.padEnd(16), calling.padEnd(16), new Uint8Array(32)],
    item(0x10, '1.2.840.10008.3.1.1.1'),
  );
}

/** A presentation data value within a P-DATA-TF (PS3.8 table 9-23, annex E.2): flags 1 command, 2 last. */
export function dataPdu(context: number, flags: number, content: Uint8Array): Uint8Array {
  return pdu(0x04, big(content.length + 2, 4), context, flags, content);
}

/** A command set by PS3.7 6.3.1: implicit little endian, led by the length of its group. */
export function commandSet(...elements: readonly (readonly [element: number, value: number | string])[]): Uint8Array {
  const all = bytes(...elements.map(([element, value]) => commandElement(element, value)));
  return bytes(0, 0, 0, 0, little(4, 4), little(all.length, 4), all);
}

function commandElement(element: number, value: number | string): Uint8Array {
  const content = typeof value === 'number' ? little(value, 2) : bytes(value, ...(value.length % 2 === 0 ? [] : [0]));
  return bytes(0, 0, little(element, 2), little(content.length, 4), content);
}
