/** How many elements and items of one header are still read: each takes memory, whatever is in it. */
export interface Budget {
  left: number;
}

/** Elements and items that one header may have: a run of 10,000 frames that dates and places each of them has some hundred thousand. */
export const MOST_ELEMENTS = 400_000;

/** A budget for one header. */
export function headerBudget(): Budget {
  return { left: MOST_ELEMENTS };
}
