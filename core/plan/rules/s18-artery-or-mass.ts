import { judgeCompressionCause } from '../judging/mass.ts';
import type { Rule } from './rule.ts';
import { sourceArticle } from './rule.ts';

/** Whether the artery or a mass compresses the vein. */
export const s18ArteryOrMass: Rule = {
  id: 'S18',
  kind: 'gate',
  sentence:
    'With an iliac mass, decide whether the artery (NIVL) or the mass (tumour, lymph node, abscess, haematoma) compresses the vein.',
  source: sourceArticle(3, 4, 5),
  judge: judgeCompressionCause,
  cases: [
    { given: {}, status: 'not-applicable' },
    { given: { findings: { mass: { present: 'yes', compressionCause: 'arterial' } } }, status: 'met' },
    { given: { findings: { mass: { present: 'yes', compressionCause: 'mass' } } }, status: 'met' },
    { given: { findings: { mass: { present: 'yes' } } }, status: 'unknown' },
    { given: { findings: { mass: { present: 'unknown' } } }, status: 'unknown' },
  ],
};
