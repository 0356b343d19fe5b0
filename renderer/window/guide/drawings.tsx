import type { ReactNode } from 'react';

/** A small drawing of the window or of what is seen in it; the words beside it say the same. */
function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 160 100" className="guide-drawing" aria-hidden="true">
      <rect width="160" height="100" rx="6" fill="#000" />
      {children}
    </svg>
  );
}

/** A cross-section as IVUS shows it: echoes of the tissue around a dark lumen of some size, the catheter in the middle. */
function CrossSection({ across, down }: { readonly across: number; readonly down: number }) {
  return (
    <>
      <circle cx="80" cy="50" r="46" fill="#3a3f46" />
      {[44, 38, 32].map((radius) => (
        <circle
          key={radius}
          cx="80"
          cy="50"
          r={radius}
          fill="none"
          stroke="#6d747e"
          strokeWidth="3"
          strokeDasharray={`${radius / 6} ${radius / 9}`}
        />
      ))}
      <ellipse cx="80" cy="50" rx={across} ry={down} fill="#0a0c0f" stroke="#cfd6df" strokeWidth="2.5" />
      <circle cx="80" cy="50" r="4" fill="#cfd6df" />
      <circle cx="80" cy="50" r="2" fill="#000" />
    </>
  );
}

/** A traced lumen with its points. */
function Traced(props: {
  readonly across: number;
  readonly down: number;
  readonly colour: string;
  readonly dash?: string;
}) {
  const { across, down, colour, dash } = props;
  const points = Array.from({ length: 8 }, (_, k) => (2 * Math.PI * k) / 8);
  return (
    <>
      <ellipse
        cx="80"
        cy="50"
        rx={across}
        ry={down}
        fill="none"
        stroke={colour}
        strokeWidth="2"
        strokeDasharray={dash}
      />
      {points.map((angle) => (
        <circle
          key={angle}
          cx={80 + across * Math.cos(angle)}
          cy={50 + down * Math.sin(angle)}
          r="2.6"
          fill={colour}
          stroke="#000"
        />
      ))}
    </>
  );
}

const LESION = '#ff9d6b';
const REFERENCE = '#5fd4e8';
const INK = '#e4e8ee';

/** A run that is dropped onto the window. */
export function OpenDrawing() {
  return (
    <Drawing>
      <g fill="none" stroke={INK} strokeWidth="2">
        <path d="M60 18h28l14 14v50H60z" />
        <path d="M88 18v14h14" />
        <circle cx="81" cy="58" r="15" />
        <circle cx="81" cy="58" r="6" />
      </g>
      <path d="M128 40v26M118 57l10 10 10-10" fill="none" stroke="#7cc0ff" strokeWidth="3" />
    </Drawing>
  );
}

/** The tightest lumen, traced. */
export function LesionDrawing() {
  return (
    <Drawing>
      <CrossSection across={24} down={9} />
      <Traced across={24} down={9} colour={LESION} />
      <path d="M80 41v18" stroke="#fff" strokeWidth="1.5" />
      <text x="154" y="15" textAnchor="end" fill={LESION} fontSize="12">
        5.1 mm
      </text>
    </Drawing>
  );
}

/** The normal external iliac vein, traced. */
export function ReferenceDrawing() {
  return (
    <Drawing>
      <CrossSection across={22} down={20} />
      <Traced across={22} down={20} colour={REFERENCE} />
      <path d="M58 50h44" stroke="#fff" strokeWidth="1.5" />
      <text x="154" y="15" textAnchor="end" fill={REFERENCE} fontSize="12">
        13.0 mm
      </text>
    </Drawing>
  );
}

/** The vein lengthwise with the places whose distances are asked. */
export function LengthsDrawing() {
  const places = [24, 48, 84, 120];
  return (
    <Drawing>
      <path
        d="M12 36C30 34 44 36 54 44s28 8 40-4 30-6 54-4v28c-24 2-42 8-54-4s-30-12-40-4-24 10-42 8z"
        fill="#20303f"
      />
      <path
        d="M12 36C30 34 44 36 54 44s28 8 40-4 30-6 54-4M12 64c18 2 32 0 42-8s28-8 40 4 30 6 54 4"
        fill="none"
        stroke={INK}
        strokeWidth="2"
      />
      <path d="M44 50h46" stroke={LESION} strokeWidth="4" />
      <path d="M112 50h30" stroke={REFERENCE} strokeWidth="4" />
      {places.map((x) => (
        <path key={x} d={`M${x} 78v8`} stroke={INK} strokeWidth="1.5" />
      ))}
      <path d="M12 82h136" stroke={INK} strokeWidth="1.5" />
      <text x="154" y="97" textAnchor="end" fill={INK} fontSize="12">
        mm
      </text>
    </Drawing>
  );
}

/** A plan with its size and the rules behind it. */
export function PlanDrawing() {
  return (
    <Drawing>
      <rect x="14" y="14" width="132" height="30" rx="4" fill="#12301d" stroke="#7bdc9a" />
      <text x="24" y="34" fill="#7bdc9a" fontSize="13">
        ✓ 16 × 100 mm
      </text>
      {[56, 70, 84].map((y, at) => (
        <g key={y}>
          <text x="16" y={y + 4} fill="#7bdc9a" fontSize="12">
            ✓
          </text>
          <rect x="32" y={y - 4} width={[100, 84, 92][at]} height="7" rx="2" fill="#333c47" />
        </g>
      ))}
    </Drawing>
  );
}
