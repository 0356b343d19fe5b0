import { isAnswered, saidTo } from '../../core/plan/asked.ts';
import { AXIS_VALUES } from '../../core/plan/axis-values.ts';
import { QUESTIONS } from '../../core/plan/questions.ts';
import { type RequestForm as Form, type FormLengths, LESION_EXTENT } from '../../core/practice/request-form.ts';
import { AXIS_METHODS } from '../ui/labels.ts';

/** What the request form of a study says: the questions of the pathway with their answers, and lengths along the vein. */
export function RequestForm({ form: { findings, lengths } }: { readonly form: Form }) {
  const answered = QUESTIONS.filter((question) => isAnswered(findings, question)).map(({ path, text, options }) => {
    const value = saidTo(findings, path);
    return { path, text, answer: options.find((option) => option.value === value)?.label ?? value };
  });
  return (
    <>
      {answered.length > 0 && (
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
      )}
      {lengths !== null && <Lengths lengths={lengths} />}
    </>
  );
}

/** What is known of lengths: as stated, as it has to be counted or measured, and frame by frame. */
function Lengths({ lengths: { axis, positions, sentences } }: { readonly lengths: FormLengths }) {
  const stated = AXIS_VALUES.flatMap(({ key, label }) => (axis[key] === undefined ? [] : `${label}: ${axis[key]} mm.`));
  return (
    <details>
      <summary>Lengths on the request form</summary>
      <div className="stack small request-form">
        <p>In millimetres from the iliocaval confluence, increasing towards the leg.</p>
        {axis.method !== undefined && <p>Measured by: {AXIS_METHODS[axis.method].toLowerCase()}.</p>}
        {[...stated, ...sentences, LESION_EXTENT].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {positions.length > 0 && (
          <table className="readings positions">
            <caption>Where the probe was</caption>
            <thead>
              <tr>
                <th scope="col">Frame</th>
                <th scope="col">Position</th>
              </tr>
            </thead>
            <tbody>
              {positions.map(({ frame, mm }) => (
                <tr key={frame}>
                  <td>{frame}</td>
                  <td>{String(mm).replace('-', '−')} mm</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </details>
  );
}
