import { diameterDigits, quantity, shownStenosis, stenosisText } from '../plan/figures.ts';
import { isFound } from '../session/drawn/automatic.ts';
import { ascii, wrapped } from './ascii.ts';
import type { LumenRow, ReportContent } from './content.ts';
import { indicationText } from './indication.ts';
import { capital, normalText, originNote, SEGMENT_NAMES, STATE_NAMES, uncapital } from './words.ts';

/** What of a report goes into a text: all of it, or the findings alone. */
export type TextPart = 'report' | 'findings';

/** Columns after which a line is broken, unless the site wants another number. */
const WIDTH = 76;

/**
 * A report for the field of a radiology information system: plain ASCII, no tabs, no tables, and no patient identifier
 * (that system has them, and a name pasted into the wrong record is the classic error). Lines end with a line feed.
 */
export function reportText(content: ReportContent, part: TextPart = 'report', width = WIDTH): string {
  const lines =
    part === 'findings' ? findingsOf(content) : [...headOf(content), ...findingsOf(content), ...restOf(content)];
  return `${lines.flatMap((line) => wrapped(ascii(line), width)).join('\n')}\n`;
}

function headOf({ header, indication, technique, lengths }: ReportContent): readonly string[] {
  const side = indication.find(({ path }) => path === 'findings.side');
  const leg = side?.known === true ? `${side.answer.toUpperCase()} ` : '';
  return [
    `IVUS ${leg}ILIAC VEIN - STENT PLAN${header.draft ? ' (DRAFT)' : ''}`,
    `INDICATION: ${indicationText(indication)}`,
    `TECHNIQUE: ${technique.map(techniqueText).join(' ')} Lengths along the vein: ${lengths.method}.`,
  ];
}

function techniqueText({ modality, frames, pullback, scale }: ReportContent['technique'][number]): string {
  const moved = pullback === '' ? '' : ` ${uncapital(pullback.replace(/\.$/, ''))};`;
  const { mmPerPixelX, source } = scale;
  const size = mmPerPixelX === null ? source : `scale ${mmPerPixelX.toPrecision(4)} mm/pixel, ${source}`;
  return `${modality || 'Modality not stated'}, ${frames} ${frames === 1 ? 'frame' : 'frames'};${moved} ${size.replace(/\.$/, '')}.`;
}

function findingsOf({ lumens, stenosis, behaviour, headline, stent, venogram }: ReportContent): readonly string[] {
  return [
    'FINDINGS:',
    ...(lumens.length === 0 ? ['  No lumen traced.'] : lumens.map(lumenText)),
    ...stenosisLines(stenosis),
    `  Lesion: ${behaviour.word.toLowerCase()}, ${behaviour.states.length} ${behaviour.states.length === 1 ? 'state' : 'states'} traced${behaviour.reason === '' ? '' : ` (${behaviour.reason})`}.`,
    ...venogram.map(({ name, frame, text }) => `  Venogram, ${name}, frame ${frame} (does not decide): ${text}.`),
    `IMPRESSION: ${headline.text}.${headline.because.map((reason) => ` ${reason}`).join('')}`,
    ...(stent === null ? [] : [`  ${stent.proposed.text}: ${stent.proposed.fit}. Proposed, not implanted.`]),
  ];
}

/** "Lesion 1, common iliac vein, expiration, frame 25: min 4.4 mm, max 17.0 mm, mean 10.7 mm, area 58.7 mm²." */
function lumenText(row: LumenRow): string {
  const { name, segment, state, frame, unit, readings, normal, role } = row;
  const { min, max, mean, area } = readings;
  const place = [name, SEGMENT_NAMES[segment], ...(state === 'unspecified' ? [] : [STATE_NAMES[state]])].join(', ');
  const lengths = `min ${quantity(min, unit)}, max ${quantity(max, unit)}, mean ${quantity(mean, unit)}`;
  const word = role === 'reference' && normal !== true ? ` ${capital(normalText(normal))}.` : '';
  const how = isFound(row) ? ` ${capital(originNote(row))}.` : '';
  return `  ${place}, frame ${frame}: ${lengths}, area ${quantity(area, `${unit}²`)}.${word}${how}`;
}

function stenosisLines(stenosis: ReportContent['stenosis']): readonly string[] {
  const { mldMm, rvdMm, diameterStenosisPct, areaStenosisPct, gate, intervalText } = stenosis;
  const shown = shownStenosis({ mldMm, rvdMm, diameterStenosisPct });
  if (shown === null) return ['  Diameter stenosis: unknown.'];
  const digits = diameterDigits(shown);
  const diameters =
    mldMm === null || rvdMm === null
      ? ''
      : ` (MLD ${quantity(mldMm, 'mm', digits)}, RVD ${quantity(rvdMm, 'mm', digits)})`;
  return [
    `  Diameter stenosis ${stenosisText(shown)}${diameters}; gate ${gate}; ${intervalText}.`,
    ...(areaStenosisPct === null ? [] : [`  Area stenosis ${quantity(areaStenosisPct, '%')}; it does not decide.`]),
  ];
}

function restOf({ unknown, warnings, comment, provenance }: ReportContent): readonly string[] {
  return [
    ...(unknown.length === 0 ? [] : [`UNKNOWN: ${unknown.map(({ text }) => text).join('; ')}.`]),
    ...(warnings.length === 0 ? [] : [`NOTE: ${warnings.map(({ text }) => text).join(' ')}`]),
    ...(comment.trim() === '' ? [] : [`COMMENT: ${comment.trim().replaceAll(/\s+/g, ' ')}`]),
    `${provenance.notDevice} ${provenance.program} ${provenance.version}, session ${provenance.session.slice(0, 12)}.`,
  ];
}
