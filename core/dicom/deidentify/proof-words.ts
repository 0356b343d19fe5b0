/** What a copy has to prove, in the order in which it is shown. */
export const PROOFS = [
  'No name, number, UID or date of the original',
  'Same scale, frame times, pullback and number of frames',
  'Same pixels outside the mask, black inside',
] as const;
