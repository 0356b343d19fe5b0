import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Boundary } from '../../../renderer/window/boundary.tsx';

const FAILED = { failed: true, until: undefined };

test('a part that failed says so in one sentence and offers to reload; one that did not is shown as it is', () => {
  const part = new Boundary({ what: 'This panel', children: 'the panel' });
  expect(part.render()).toBe('the panel');
  expect(Boundary.getDerivedStateFromError()).toEqual({ failed: true });
  part.state = FAILED;
  expect(renderToStaticMarkup(part.render())).toBe(
    '<div class="card boundary" role="alert" data-floating="false"><p>This panel can no longer be shown because of a fault of the program. Your work is kept.</p><button type="button">Reload with your work</button></div>',
  );
});

test('a part that failed is tried again when what it showed gives way to something else, not before', () => {
  const props = { what: 'The picture', children: 'the picture' };
  const failed = { failed: true, until: 'one study' };
  expect(Boundary.getDerivedStateFromProps({ ...props, until: 'one study' }, failed)).toBeNull();
  const again = { failed: false, until: 'another' };
  expect(Boundary.getDerivedStateFromProps({ ...props, until: 'another' }, failed)).toEqual(again);
});
