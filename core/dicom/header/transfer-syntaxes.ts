import { shortText } from '../../foreign-text.ts';
import { SYNTAX_NAMES } from '../../pictures/kinds.ts';

const names: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2': 'implicit VR little endian',
  '1.2.840.10008.1.2.1': 'explicit VR little endian',
  '1.2.840.10008.1.2.1.98': 'encapsulated uncompressed',
  '1.2.840.10008.1.2.1.99': 'deflated explicit VR little endian',
  '1.2.840.10008.1.2.2': 'explicit VR big endian',
  '1.2.840.10008.1.2.4.50': 'JPEG baseline',
  '1.2.840.10008.1.2.4.51': 'JPEG extended',
  '1.2.840.10008.1.2.4.53': 'JPEG spectral selection',
  '1.2.840.10008.1.2.4.55': 'JPEG full progression',
  '1.2.840.10008.1.2.4.57': 'JPEG lossless',
  '1.2.840.10008.1.2.4.70': 'JPEG lossless SV1',
  '1.2.840.10008.1.2.4.80': 'JPEG-LS lossless',
  '1.2.840.10008.1.2.4.81': 'JPEG-LS near-lossless',
  '1.2.840.10008.1.2.4.90': 'JPEG 2000 lossless',
  '1.2.840.10008.1.2.4.91': 'JPEG 2000',
  '1.2.840.10008.1.2.4.100': 'MPEG-2 video',
  '1.2.840.10008.1.2.4.101': 'MPEG-2 high level video',
  '1.2.840.10008.1.2.4.102': 'MPEG-4 AVC/H.264 video',
  '1.2.840.10008.1.2.4.103': 'MPEG-4 AVC/H.264 Blu-ray video',
  '1.2.840.10008.1.2.4.104': 'MPEG-4 AVC/H.264 video for 2D',
  '1.2.840.10008.1.2.4.105': 'MPEG-4 AVC/H.264 video for 3D',
  '1.2.840.10008.1.2.4.106': 'MPEG-4 AVC/H.264 stereo video',
  '1.2.840.10008.1.2.4.107': 'HEVC video',
  '1.2.840.10008.1.2.4.108': 'HEVC 10-bit video',
  '1.2.840.10008.1.2.4.110': 'JPEG XL lossless',
  '1.2.840.10008.1.2.4.111': 'JPEG XL recompressed JPEG',
  '1.2.840.10008.1.2.4.112': 'JPEG XL',
  '1.2.840.10008.1.2.4.201': 'high-throughput JPEG 2000 lossless',
  '1.2.840.10008.1.2.4.202': 'high-throughput JPEG 2000 lossless (RPCL)',
  '1.2.840.10008.1.2.4.203': 'high-throughput JPEG 2000',
  '1.2.840.10008.1.2.5': 'RLE lossless',
  '1.2.840.10008.1.2.8.1': 'deflated frames',
};

/** Whether a UID is a transfer syntax of stored objects that is known here by name; fragmentable video (.1) is the whole. */
export function isTransferSyntax(uid: string): boolean {
  return Object.hasOwn(names, whole(uid));
}

function whole(uid: string): string {
  return uid.replace(/^(1\.2\.840\.10008\.1\.2\.4\.10\d)\.1$/, '$1');
}

/** No UID is longer (PS3.5 9.1); what stands in its place may be. */
const LONGEST_UID = 64;

/** A transfer syntax for the operator's eyes: its name and UID, as in `JPEG 2000 (1.2.840.10008.1.2.4.91)`; fragmentable video (.1) is named like the whole. */
export function transferSyntaxName(uid: string): string {
  if (Object.hasOwn(SYNTAX_NAMES, uid)) return SYNTAX_NAMES[uid] ?? uid;
  const known = isTransferSyntax(uid) ? names[whole(uid)] : undefined;
  return known === undefined ? `the transfer syntax ${shortText(uid, LONGEST_UID)}` : `${known} (${uid})`;
}
