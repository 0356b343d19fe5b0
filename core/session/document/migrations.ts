/** A document as JSON has it, before its shape is checked. */
type Json = Readonly<Record<string, unknown>>;

/** For each older format the step to the next one; a file runs through all that follow its own. Each is pure and adds what its format could not say. */
const STEPS: Readonly<Record<string, (session: Json) => Json>> = {
  'ivus-session/1': fromFirst,
  'ivus-session/2': fromSecond,
  'ivus-session/3': fromThird,
};

/** The document brought to the newest format where it is an older one of ours, else as it is. */
export function migrated(value: unknown): unknown {
  let document = value;
  for (let step = stepFor(document); step !== undefined; step = stepFor(document)) document = step(document as Json);
  return document;
}

function stepFor(value: unknown): ((session: Json) => Json) | undefined {
  const format = isJson(value) ? value['format'] : undefined;
  return typeof format === 'string' && Object.hasOwn(STEPS, format) ? STEPS[format] : undefined;
}

/** /1 had splines by hand only, no measurements, no orientation; its early files had no repeats, scales, places, marks or catalogue either. */
function fromFirst(session: Json): Json {
  return {
    marks: [],
    scaleErrorPct: null,
    catalogue: null,
    measurements: [],
    vessels: [],
    ...session,
    format: 'ivus-session/2',
    runs: each(session['runs'], (run) => ({ operatorScale: null, places: [], cranialEnd: null, ...run })),
    outlines: each(session['outlines'], (outline) => ({
      repeatOf: null,
      curve: 'spline',
      origin: 'hand',
      accepted: true,
      ...outline,
    })),
  };
}

/** /2 did not say whose a run is, and could not tell a reference that is not normal from one of which nobody had said whether it is. */
function fromSecond(session: Json): Json {
  const notSaid = ({ role, normal }: Json) => role === 'reference' && normal === false;
  return {
    ...session,
    format: 'ivus-session/3',
    runs: each(session['runs'], (run) => ({ patient: null, ...run })),
    outlines: each(session['outlines'], (outline) => (notSaid(outline) ? { ...outline, normal: null } : outline)),
  };
}

/** /3 knew no borders that were found in the picture. */
function fromThird(session: Json): Json {
  return {
    ...session,
    format: 'ivus-session/4',
    outlines: each(session['outlines'], (outline) => ({ confidence: null, ...outline })),
  };
}

/** A list with each of its objects changed; what is no list or no object stays, for the schema to refuse. */
function each(list: unknown, change: (item: Json) => Json): unknown {
  return Array.isArray(list) ? list.map((item) => (isJson(item) ? change(item) : item)) : list;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
