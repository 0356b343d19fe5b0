/**
 * True for a movement of the mouse without a button. While a button is held such a movement comes from the window system
 * (another window opens or closes, the window is moved), with the place of the real pointer, and not from the hand that drags.
 */
export function isUnpressed({ pointerType, buttons }: Pick<PointerEvent, 'pointerType' | 'buttons'>): boolean {
  return pointerType === 'mouse' && buttons === 0;
}
