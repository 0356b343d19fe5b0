import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Outline, Session } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { readOutline } from '../../core/session/drawn/readings.ts';
import { markedSegment, openAnswers } from '../../core/session/drawn/saying.ts';
import { dispatch } from '../state/document.ts';
import { stopAsking } from '../state/editing.ts';
import type { PaneId } from '../state/store.ts';
import { askedNow, sessionNow, useApp } from '../state/store.ts';
import { boxAround } from '../ui/box.ts';
import { isComposing } from '../ui/composing.ts';
import { elementOf, pictureDocument, windowOf } from '../ui/documents.ts';
import type { Layout } from '../viewport/stage.ts';
import { useIsShowing, useLayout } from '../viewport/stage.ts';
import type { CardAnswer, CardQuestion } from './card-answers.ts';
import { answerAt, cardQuestions, isOpenYet } from './card-answers.ts';
import { cardPlace } from './card-place.ts';
import './role-card.css';
import { tip } from '../ui/tooltip.tsx';

/** Asks what the outline is that was just closed, beside it in the active pane. Nothing waits for the answer. */
export function RoleCard({ pane }: { readonly pane: PaneId }) {
  const outline = useApp((state) => (state.overlaysShown && state.activePane === pane ? askedNow(state) : null));
  const session = useApp(sessionNow);
  const layout = useLayout(pane);
  const showing = useIsShowing(pane);
  if (outline === null || session === null || layout === null || !showing) return null;
  return <Card key={outline.id} outline={outline} session={session} layout={layout} />;
}

interface Asked {
  readonly outline: Outline;
  readonly session: Session;
}

function Card({ outline, session, layout }: Asked & { readonly layout: Layout }) {
  const card = useRef<HTMLElement>(null);
  const questions = cardQuestions(session, outline);
  const [open] = openAnswers(outline);
  useLayoutEffect(() => place(card.current, outline, session, layout));
  useEffect(() => {
    // The picture may be in the second window: keys answer in both.
    const views = new Set([window, pictureDocument().defaultView ?? window]);
    const stops = [...views].map((view) => listenToAnswers(outline.id, view));
    return () => {
      for (const stop of stops) stop();
    };
  }, [outline.id]);
  return (
    <section ref={card} className="role-card" aria-label={`What is ${outline.name}?`} data-testid="role-card">
      <div className="row apart">
        <strong>
          {outline.name}, frame {outline.frame + 1}
        </strong>
        <button
          type="button"
          className="quiet"
          {...tip('Leave it unanswered', 'Esc')}
          aria-label="Close"
          onClick={stopAsking}
        >
          ✕
        </button>
      </div>
      {questions.map((question) => (
        <Question
          key={question.about === 'normal' ? 'state' : question.about}
          question={question}
          words={questionWords(question, { outline, session })}
          asked={open === question.about}
          disabled={!isOpenYet(questions, question)}
          id={outline.id}
        />
      ))}
    </section>
  );
}

function Question(props: {
  readonly question: CardQuestion;
  readonly words: string;
  readonly asked: boolean;
  readonly disabled: boolean;
  readonly id: string;
}) {
  const { question, words, asked, disabled, id } = props;
  return (
    <fieldset className="role-card-question" data-about={question.about} data-asked={asked} disabled={disabled}>
      <legend className="small">
        {asked && <span className="warn">? </span>}
        {words}
      </legend>
      <div className="role-card-answers">
        {question.answers.map((answer) => (
          <button
            key={answer.key}
            type="button"
            aria-pressed={answer.said}
            aria-keyshortcuts={answer.key}
            {...tip(answer.title, answer.key)}
            data-answer={answer.words.toLowerCase()}
            onClick={() => give(id, answer)}
          >
            <kbd>{answer.key}</kbd> {answer.words}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function questionWords({ about }: CardQuestion, { outline, session }: Asked): string {
  switch (about) {
    case 'role':
      return 'What is it?';
    case 'segment':
      return segmentWords(outline, session);
    case 'state':
      return 'Traced in';
    case 'normal':
      return 'Normal, not compressed?';
  }
}

/** The question of the segment, with what the landmarks say. */
function segmentWords({ run, frame, segment }: Outline, session: Session): string {
  const record = recordOf(session, run);
  const marked = record === null ? null : markedSegment(session, record)(frame);
  if (marked === null) return 'Vein segment';
  return segment === marked ? 'Vein segment, from the landmarks' : `Vein segment; the landmarks say ${marked}`;
}

/** Says an answer of the outline; the card goes once nothing is open any more. */
function give(id: string, { said, description }: CardAnswer): void {
  if (!said) dispatch({ type: 'describe', id, words: description });
  const outline = sessionNow(useApp.getState())?.outlines.find((one) => one.id === id);
  if (outline === undefined || openAnswers(outline).length === 0) stopAsking();
}

/** Keys in a window that answer do nothing else; all others do what they always do. Gives the function that stops listening. */
function listenToAnswers(id: string, view: Window): () => void {
  const listener = (event: KeyboardEvent) => {
    const state = useApp.getState();
    const [session, outline] = [sessionNow(state), askedNow(state)];
    if (session === null || outline?.id !== id || isForOthers(event)) return;
    const answer = answerAt(cardQuestions(session, outline), event.key);
    if (answer === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) give(id, answer);
  };
  view.addEventListener('keydown', listener, { capture: true });
  return () => view.removeEventListener('keydown', listener, { capture: true });
}

/** True for a key that is typed into a field or a dialog, or pressed together with another one; some keyboards have their digits on Shift. */
function isForOthers(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return true;
  if (event.shiftKey && !/^\d$/.test(event.key)) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  const field = elementOf(event.target)?.closest('input, textarea, select') ?? null;
  return field !== null && !field.matches('input:is([type="radio"], [type="checkbox"], [type="range"])');
}

/** Puts the card where it does not cover the outline. */
function place(card: HTMLElement | null, outline: Outline, session: Session, { transform }: Layout): void {
  const area = card?.closest('.picture-area')?.getBoundingClientRect();
  const record = recordOf(session, outline.run);
  if (card === null || area === undefined || record === null) return;
  const around = boxAround(readOutline(outline, record).polygon.map(transform.toScreen));
  if (around === null) return;
  const seen = { ...around, x: around.x + area.x, y: around.y + area.y };
  const { width, height } = card.getBoundingClientRect();
  const { innerWidth, innerHeight } = windowOf(card);
  const [x, y] = cardPlace(seen, { width, height }, area, { width: innerWidth, height: innerHeight });
  card.style.left = `${x}px`;
  card.style.top = `${y}px`;
}
