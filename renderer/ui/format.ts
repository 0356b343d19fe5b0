/** The unit of an area in a unit of length: mm² or px². */
export function squared(unit: 'mm' | 'px'): string {
  return `${unit}²`;
}

/** Text a person typed as a number; comma or point. null when it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** "1 answer", "3 answers". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
