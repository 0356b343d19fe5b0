import { useEffect, useRef } from 'react';
import { useInks } from './colours.ts';
import { useElementSize } from './element-size.ts';
import { useTextScale } from './preferences.ts';
import type { ScatterContent } from './scatter.ts';
import { scatterIn } from './scatter.ts';

/** A scatter plot with a name; the figures behind it have to stand beside it for those who do not see it. */
export function ScatterPlot(props: {
  readonly name: string;
  readonly content: Omit<ScatterContent, 'inks' | 'textScale'>;
}) {
  const { name, content } = props;
  const element = useRef<HTMLDivElement>(null);
  const size = useElementSize(element);
  const { text, muted, line, min } = useInks();
  const textScale = useTextScale();
  useEffect(() => {
    if (element.current === null || size.width === 0 || size.height === 0) return;
    return scatterIn(element.current, size, { ...content, textScale, inks: { text, muted, line, mark: min } });
  }, [content, size, text, muted, line, min, textScale]);
  return (
    <figure className="scatter">
      <figcaption>{name}</figcaption>
      <div
        ref={element}
        role="img"
        aria-label={`${name}; ${content.points.length} points`}
        data-testid="scatter"
        data-points={content.points.length}
      />
    </figure>
  );
}
