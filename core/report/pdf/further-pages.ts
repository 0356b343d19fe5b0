import { isolated } from '../../foreign-text.ts';
import { oversizeText, quantity } from '../../plan/figures.ts';
import type { ReportContent, StentFacts } from '../content.ts';
import { BODY, type Flow, heading, INK, need, paragraph, SMALL, table } from './flow.ts';

/** More stents than this stand in two halves side by side. */
const FEW = 4;

/** What follows the first page: stents, what is unknown, warnings, every rule, what the report was made from, and the signatures. */
export function drawFurtherPages(flow: Flow, content: ReportContent): void {
  drawStents(flow, content);
  drawSentences(
    flow,
    'Not known',
    content.unknown.map(({ text }) => text),
  );
  drawSentences(
    flow,
    'Warnings',
    content.warnings.map(({ code, text }) => `${text} (${code})`),
  );
  drawSentences(
    flow,
    content.headline.outcome === 'APPROPRIATE' ? 'After stenting' : 'Next steps',
    content.followUp.map(({ rule, text }) => `${text} (${rule})`),
  );
  if (content.comment.trim() !== '') drawSentences(flow, 'Comment', [content.comment.trim()]);
  drawRules(flow, content);
  drawProvenance(flow, content);
  drawSignatures(flow, content);
}

function drawSentences(flow: Flow, title: string, sentences: readonly string[]): void {
  if (sentences.length === 0) return;
  heading(flow, title);
  for (const sentence of sentences) paragraph(flow, sentence, { ...BODY, size: 7.8 });
}

/** Nothing unless a stent is proposed. */
function drawStents(flow: Flow, { stent }: ReportContent): void {
  if (stent === null) return;
  heading(flow, 'Stents that fit (proposed, not implanted)', 110);
  const columns = [
    { title: 'Stent', share: 42 },
    { title: 'Oversize', share: 28 },
    { title: 'In straight external iliac', share: 30 },
  ];
  const stents = [stent.proposed, ...stent.alternatives];
  const rows = stents.map(({ text, preferred, oversizeMm, oversizePct, engagementMm }) => [
    `${text}${preferred ? ' (proposed)' : ''}`,
    `${oversizeText(oversizeMm)} (${quantity(oversizePct, '%')})`,
    quantity(engagementMm, 'mm'),
  ]);
  const style = { ...BODY, size: 7.4 };
  if (rows.length > FEW) table(flow, [...columns, ...columns], inHalves(rows), style);
  else table(flow, columns, rows, style);
  for (const source of new Set(stents.map(({ name, source: from }) => `${name}: ${from}`)))
    paragraph(flow, source, SMALL);
  if (stent.refused.length === 0) return;
  paragraph(flow, `Refused: ${refusedText(stent.refused)}.`, SMALL);
}

/** The rows in their order in two halves side by side. */
function inHalves(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const half = Math.ceil(rows.length / 2);
  const empty = (rows[0] ?? []).map(() => '');
  return rows.slice(0, half).map((row, index) => [...row, ...(rows[half + index] ?? empty)]);
}

/** Refused sizes together with those refused for the same reasons. */
function refusedText(refused: readonly StentFacts['refused'][number][]): string {
  const groups = new Map<string, string[]>();
  for (const { size, because, rules } of refused) {
    const reasons = `${because.join(', ')} (${rules.join(', ')})`;
    groups.set(reasons, [...(groups.get(reasons) ?? []), size]);
  }
  return [...groups].map(([reasons, sizes]) => `${reasons}: ${sizes.join(', ')}`).join('; ');
}

function drawRules(flow: Flow, { rules }: ReportContent): void {
  heading(flow, 'Rules', 60);
  const judged = rules.filter(({ status }) => status !== 'not-applicable');
  const columns = [
    { title: 'Rule', share: 4 },
    { title: 'Verdict', share: 8 },
    { title: 'Because', share: 38 },
  ];
  const rows = judged.map(({ id, status, because }) => [id, status.replace('-', ' '), because]);
  table(flow, [...columns, ...columns], inHalves(rows), { size: 6.8, colour: INK });
  const others = rules.filter(({ status }) => status === 'not-applicable').map(({ id }) => id);
  if (others.length > 0) paragraph(flow, `Not applicable: ${others.join(', ')}.`, SMALL);
}

function drawProvenance(flow: Flow, { provenance }: ReportContent): void {
  heading(flow, 'Made from');
  for (const { file, uid, digest } of provenance.runs)
    paragraph(flow, `Run ${isolated(file.split(/[\\/]/).at(-1) ?? '')} · ${uid} · SHA-256 ${digest}`, SMALL);
  paragraph(flow, `Session SHA-256 ${provenance.session} · stent catalogue SHA-256 ${provenance.catalogue}`, SMALL);
  paragraph(flow, provenance.rules, SMALL);
}

function drawSignatures(flow: Flow, { header }: ReportContent): void {
  need(flow, 44);
  flow.y += 26;
  const half = flow.width / 2 - 10;
  for (const [side, name] of [`Reader: ${header.reader}`, 'Operator or second reader:'].entries()) {
    const x = flow.left + side * (half + 20);
    flow.sheet.line(
      [
        [x, flow.y],
        [x + half, flow.y],
      ],
      { colour: INK, width: 0.5 },
    );
    flow.sheet.tagged('P', () => flow.sheet.text(name, x, flow.y + 3, half, SMALL));
  }
  flow.y += 16;
}
