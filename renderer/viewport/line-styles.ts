/** Dashes of an outline that is not accepted: only what the operator stands for is solid; CSS pixels. */
export const WAITING_DASH = [7, 6];

/** The true outline of a practice study: dots, whiter than every ink of the operator's. */
export const TRUE_LINE = { colour: '#fff', dash: [0.5, 5] };
