import { useKeysText } from '../../commands/keymap.ts';
import { LineLegend } from '../../outlines/line-legend.tsx';
import { closeSheet } from '../../state/editing.ts';
import { useApp } from '../../state/store.ts';
import { SheetDialog } from '../../ui/sheet.tsx';
import { GUIDE_STEPS } from './steps.tsx';
import './guide.css';

/** The guide of one page, over the window while it is asked for. */
export function Guide() {
  const shown = useApp(({ sheet }) => sheet === 'guide');
  return shown ? <Page /> : null;
}

function Page() {
  const next = useKeysText('nextMissing');
  const menus = useKeysText('palette');
  return (
    <SheetDialog title="From a run to a plan in five steps" className="guide" onClose={closeSheet}>
      <ol>
        {GUIDE_STEPS.map(({ title, long, Drawing }, at) => (
          <li key={title}>
            <Drawing />
            <div>
              <h3>
                {at + 1}. {title}
              </h3>
              <p>{long}</p>
            </div>
          </li>
        ))}
        <li className="lines">
          <h3>Lines on the picture</h3>
          <LineLegend />
        </li>
      </ol>
      <p>
        <kbd>{next}</kbd> always goes to what comes next. Everything else is in the menus (<kbd>Alt</kbd>), under a
        right click on whatever it is about, or found by name with <kbd>{menus}</kbd>.
      </p>
      <p className="small muted">For education and planning; not a medical device.</p>
    </SheetDialog>
  );
}
