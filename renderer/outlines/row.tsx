import type { KeyboardEvent } from 'react';
import { memo, useState } from 'react';
import { trustWord } from '../../core/session/drawn/automatic.ts';
import { contextMenu } from '../commands/context-menu.tsx';
import { showObject } from '../state/navigation.ts';
import { shownNow } from '../state/patient.ts';
import { useApp } from '../state/store.ts';
import { squared } from '../ui/format.ts';
import { NOT_MEASURED, ORIGINS, ROLES_SHORT, SEGMENTS_SHORT, STATES_SHORT } from '../ui/labels.ts';
import { measured, useUnits } from '../ui/measured.ts';
import { tip } from '../ui/tooltip.tsx';
import { tick } from './bulk.ts';
import { NameCell, WordCell } from './cells.tsx';
import { rowEntries } from './outline-menu.ts';
import { accept } from './reshape.ts';
import { rowKey } from './row-keys.ts';
import type { OutlineEntry } from './rows-model.ts';

/** An outline's row: what it is and its main readings. While it has the focus or is selected, its words can be changed in place. */
export const OutlineRow = memo(function OutlineRow(props: {
  readonly entry: OutlineEntry;
  readonly ticked: boolean;
  /** From 1, the titles being row 1. */
  readonly index: number;
  /** True for the one row that the Tab key reaches. */
  readonly tabbable: boolean;
  readonly onShow: () => void;
}) {
  const { entry, ticked, index, tabbable, onShow } = props;
  const { outline, run } = entry;
  const { id, name, frame, role, segment, state } = outline;
  const selected = useApp((app) => app.selected === id);
  const trust = trustWord(outline);
  const [focused, setFocused] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const editable = (selected || focused) && outline.repeatOf === null;
  const show = () => {
    showObject(outline);
    onShow();
  };
  const key = (event: KeyboardEvent<HTMLElement>) => rowKey(event, entry, { rename: () => setRenaming(true) });
  return (
    <tr
      data-testid="outline-row"
      data-waiting={!outline.accepted}
      aria-rowindex={index}
      aria-current={selected}
      {...contextMenu(name, () => rowEntries(outline, { show, rename: () => setRenaming(true) }))}
      onFocus={() => setFocused(true)}
      onBlur={({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget))}
    >
      <td className="tick-cell">
        <input
          type="checkbox"
          aria-label={`Tick ${name}, frame ${frame + 1}`}
          tabIndex={tabbable ? 0 : -1}
          checked={ticked}
          onChange={({ target }) => tick([id], target.checked)}
        />
      </td>
      <th scope="row" className="frame-cell">
        <button
          type="button"
          className="link number"
          data-row={id}
          tabIndex={tabbable ? 0 : -1}
          aria-label={`Show ${name}, frame ${frame + 1} of ${shownNow(run.fileName)}`}
          {...tip(`Show frame ${frame + 1}`)}
          onClick={show}
          onKeyDown={key}
        >
          {frame + 1}
        </button>
      </th>
      <WordCell of={outline} word="role" value={role} words={ROLES_SHORT} editable={editable} />
      <WordCell of={outline} word="segment" value={segment} words={SEGMENTS_SHORT} editable={editable} />
      <WordCell of={outline} word="state" value={state} words={STATES_SHORT} editable={editable} />
      <td className="accepted-cell">
        {outline.accepted ? (
          'yes'
        ) : (
          <button
            type="button"
            {...tip(`${ORIGINS[outline.origin]}, not accepted`)}
            aria-label={`Accept ${name}, frame ${frame + 1}, ${ORIGINS[outline.origin]}${trust === null ? '' : `, ${trust}`}`}
            onClick={() => accept([outline])}
          >
            Accept
          </button>
        )}
        {trust !== null && (
          <span className={`trust ${trust === 'sure' ? 'good' : 'warn'}`}>
            {trust === 'sure' ? '✓ sure' : '? check me'}
          </span>
        )}
      </td>
      <NameCell entry={entry} renaming={renaming} onRename={setRenaming} />
      <Readings entry={entry} />
    </tr>
  );
});

function Readings({ entry: { reading } }: { readonly entry: OutlineEntry }) {
  useUnits();
  const { readings, scale } = reading;
  if (readings === null) return <td className="bad problem-cell">✕ {NOT_MEASURED}</td>;
  const { unit } = scale;
  return (
    <>
      <td className="number">{measured(readings.min, unit)}</td>
      <td className="number">{measured(readings.mean, unit)}</td>
      <td className="number">{measured(readings.max, unit)}</td>
      <td className="number area-cell">{measured(readings.area, squared(unit))}</td>
    </>
  );
}
