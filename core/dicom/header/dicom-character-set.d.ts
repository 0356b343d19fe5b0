declare module 'dicom-character-set' {
  export function convertBytes(characterSets: string, bytes: Uint8Array): string;
}
