import type { DisplayOrientation } from '../../../core/session/document/display-orientation.ts';
import { AS_STORED, flipped, isAsStored, rotatedBy } from '../../../core/session/document/display-orientation.ts';
import type { AppCommand } from '../../commands/command.ts';
import { needsRun } from '../../commands/conditions.ts';
import { useApp, viewNow } from '../../state/store.ts';
import { displayNow, turnPicture } from '../../viewport/turning.ts';
import { invertPicture, resetView, showActualPixels, zoomBy } from '../actions.ts';

const ZOOM_STEP = 1.25;
const group = 'View';
const whyNot = needsRun;

const turning = <const Id extends string>(
  id: Id,
  title: string,
  key: string,
  change: (display: DisplayOrientation) => DisplayOrientation,
) =>
  ({
    id,
    title,
    menu: title.replace(' the picture', ''),
    group,
    keys: [key],
    whyNot,
    run: () => turnPicture(change),
  }) satisfies AppCommand;

/** Commands that change how a picture lies and looks, never what is measured in it. */
export const PICTURE_COMMANDS = [
  { id: 'zoomIn', title: 'Zoom in', group, keys: ['+', '='], whyNot, run: () => zoomBy(ZOOM_STEP) },
  { id: 'zoomOut', title: 'Zoom out', group, keys: ['-'], whyNot, run: () => zoomBy(1 / ZOOM_STEP) },
  {
    id: 'actualPixels',
    title: 'Show the picture 1:1, one picture pixel on one screen pixel',
    menu: 'Actual pixels (1:1)',
    group,
    keys: ['z'],
    whyNot,
    run: showActualPixels,
  },
  {
    id: 'resetView',
    title: 'Show the whole picture in its own window and level',
    menu: 'Whole picture, own window and level',
    group,
    keys: ['r'],
    whyNot,
    run: resetView,
  },
  {
    id: 'invert',
    title: 'Invert the picture: dark becomes bright',
    menu: 'Invert',
    group,
    keys: ['Alt+i'],
    whyNot,
    isOn: () => viewNow(useApp.getState()).inverted,
    run: invertPicture,
  },
  turning('rotateClockwise', 'Rotate the picture 90° clockwise', 'Alt+r', (display) => rotatedBy(display, 1)),
  turning('rotateAnticlockwise', 'Rotate the picture 90° anticlockwise', 'Alt+l', (display) => rotatedBy(display, -1)),
  turning('flipHorizontally', 'Flip the picture left to right', 'Alt+h', (display) => flipped(display, 'left-right')),
  turning('flipVertically', 'Flip the picture top to bottom', 'Alt+v', (display) => flipped(display, 'top-bottom')),
  {
    id: 'asStored',
    title: 'Show the picture as stored: no rotation, no flip',
    menu: 'As stored',
    group,
    keys: ['Alt+u'],
    whyNot: () => needsRun() ?? (isAsStored(displayNow()) ? 'The picture is shown as stored.' : null),
    run: () => turnPicture(() => AS_STORED),
  },
] as const satisfies readonly AppCommand[];
