import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Boundary } from '../../../renderer/window/boundary.tsx';

test('a part that failed says so in one sentence and offers to reload; one that did not is shown as it is', () => {
  const part = new Boundary({ what: 'This panel', children: 'the panel' });
  expect(part.render()).toBe('the panel');
  part.state = Boundary.getDerivedStateFromError() as { failed: boolean };
  expect(renderToStaticMarkup(part.render())).toBe(
    '<div class="card" role="alert"><p>This panel can no longer be shown because of a fault of the program. Your work is kept.</p><button type="button">Reload with your work</button></div>',
  );
});
