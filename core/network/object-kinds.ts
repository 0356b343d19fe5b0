/** Objects by their SOP class (PS3.6), in ordinary words. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10008.5.1.4.1.1.88.11', 'Structured report'],
  ['1.2.840.10008.5.1.4.1.1.88.22', 'Structured report'],
  ['1.2.840.10008.5.1.4.1.1.88.33', 'Structured report'],
  ['1.2.840.10008.5.1.4.1.1.88.34', 'Structured report'],
  ['1.2.840.10008.5.1.4.1.1.88.59', 'Key objects'],
  ['1.2.840.10008.5.1.4.1.1.104.1', 'PDF document'],
  ['1.2.840.10008.5.1.4.1.1.11.1', 'Presentation state'],
  ['1.2.840.10008.5.1.4.1.1.11.2', 'Presentation state'],
  ['1.2.840.10008.5.1.4.1.1.7', 'Capture'],
  ['1.2.840.10008.5.1.4.1.1.7.1', 'Capture'],
  ['1.2.840.10008.5.1.4.1.1.7.2', 'Capture'],
  ['1.2.840.10008.5.1.4.1.1.7.3', 'Capture'],
  ['1.2.840.10008.5.1.4.1.1.7.4', 'Capture'],
  ['1.2.840.10008.5.1.4.1.1.6.1', 'Ultrasound image'],
  ['1.2.840.10008.5.1.4.1.1.3.1', 'Ultrasound run'],
  ['1.2.840.10008.5.1.4.1.1.12.1', 'Angiography run'],
  ['1.2.840.10008.5.1.4.1.1.12.1.1', 'Angiography run'],
  ['1.2.840.10008.5.1.4.1.1.12.2', 'Fluoroscopy run'],
  ['1.2.840.10008.5.1.4.1.1.12.2.1', 'Fluoroscopy run'],
]);

/** What an object of a SOP class is in ordinary words; "Object" for a class that is not listed. */
export function objectKind(sopClass: string): string {
  return KINDS.get(sopClass) ?? 'Object';
}
