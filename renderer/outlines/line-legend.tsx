import { TRUE_LINE, WAITING_DASH } from '../viewport/line-styles.ts';
import { INK } from '../viewport/shapes.tsx';

interface Sample {
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly round?: true;
  readonly words: string;
}

/** What the lines over the picture mean: how they are drawn says whose they are, colour and letter say the role. */
const SAMPLES: readonly Sample[] = [
  { colour: INK.lesion.colour, words: 'Lesion (L)' },
  { colour: INK.reference.colour, words: 'Reference (R)' },
  { colour: INK.other.colour, words: 'Neither, or role not set (?)' },
  { colour: INK.measurement.colour, words: 'Caliper, angle, length or vessel width' },
  { colour: INK.reference.colour, dash: WAITING_DASH, words: 'Dashed: copied or interpolated, not accepted yet' },
  { colour: INK.sure.colour, dash: WAITING_DASH, words: 'Found automatically, sure; not accepted yet' },
  { colour: INK.checkMe.colour, dash: WAITING_DASH, words: 'Found automatically, check me; not accepted yet' },
  { colour: INK.rival.colour, dash: INK.rival.dash, words: 'Other border that the program saw' },
  { colour: TRUE_LINE.colour, dash: TRUE_LINE.dash, round: true, words: 'Dotted: true outline of a practice study' },
  { colour: INK.bad.colour, dash: INK.bad.dash, words: 'Red: crosses itself, not measured' },
];

/** The lines over the picture with what they mean. */
export function LineLegend() {
  return (
    <ul className="line-legend">
      {SAMPLES.map(({ colour, dash, round, words }) => (
        <li key={words}>
          <svg viewBox="0 0 48 16" aria-hidden="true">
            <rect width="48" height="16" rx="3" fill="#000" />
            <path
              d="M4 8h40"
              stroke={colour}
              strokeWidth="2"
              strokeDasharray={dash?.join(' ')}
              strokeLinecap={round ? 'round' : 'butt'}
            />
          </svg>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
