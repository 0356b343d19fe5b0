import { saidTo } from '../../core/plan/asked.ts';
import type { Findings } from '../../core/plan/case.ts';
import { QUESTIONS } from '../../core/plan/questions.ts';

/** What the request form of a study says, as the questions of the pathway with their answers. */
export function RequestForm({ findings }: { readonly findings: Findings }) {
  const answered = QUESTIONS.flatMap(({ path, text, options }) => {
    const value = saidTo(findings, path);
    if (value === undefined) return [];
    return { path, text, answer: options.find((option) => option.value === value)?.label ?? value };
  });
  if (answered.length === 0) return null;
  return (
    <details>
      <summary>Request form</summary>
      <dl className="request-form small">
        {answered.map(({ path, text, answer }) => (
          <div key={path}>
            <dt className="muted">{text}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
