import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { faultOf, SessionEnded } from '../platform/fault.js';
import { isOver } from './concierge-client.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import type { IdentityQuestion } from '../platform/schema.generated.js';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { TextField } from '../ui/text-field.js';
import { useCheckIdentityMutation } from './acts.generated.js';
import { useConciergeWords } from './concierge-words.js';

interface IdentityCheckFormProps {
  memberId: string;
  check: { questions: readonly IdentityQuestion[]; passedUntil: string | null; wrongLeft: number };
  onChecked: () => void;
}

const QUESTIONS_AT_LEAST = 2;

/** The questions to ask, and what the caller says. Only the server knows whether it is right. */
export function IdentityCheckForm({ memberId, check, onChecked }: IdentityCheckFormProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const words = useConciergeWords();
  const [checkIdentity, { loading }] = useCheckIdentityMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ended, setEnded] = useState<SessionEnded | null>(null);
  if (ended !== null) throw ended;

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const typed = new FormData(event.currentTarget);
    const answers = check.questions.map((question) => ({ question, answer: String(typed.get(question)) }));
    if (answers.some(({ answer }) => answer.trim() === ''))
      return setProblem({ kind: 'REFUSED', message: t`Every question needs an answer.` });
    setProblem(null);
    try {
      const { data } = await checkIdentity({ variables: { input: { memberId, answers } } });
      const result = data?.checkIdentity;
      if (result === undefined) setProblem({ kind: 'FAILED', requestId: null });
      else if (result.__typename !== 'IdentityProved') setProblem({ kind: 'REFUSED', message: result.message });
      onChecked();
    } catch (error) {
      if (isOver(error)) setEnded(new SessionEnded());
      else setProblem(faultOf(error));
    }
  }

  if (check.passedUntil !== null) {
    const until = formats.time(check.passedUntil);
    return <Notice tone="news" title={t`The caller is who they say. This counts for you until ${until}.`} />;
  }
  const left = check.wrongLeft;
  if (left === 0) {
    return (
      <Notice
        tone="danger"
        title={t`No more checks today.`}
      >{t`Three were wrong within 24 hours. Ask the caller to call again after a day.`}</Notice>
    );
  }
  if (check.questions.length < QUESTIONS_AT_LEAST) {
    return (
      <Notice
        tone="danger"
        title={t`There is not enough on file.`}
      >{t`This member cannot be checked on the telephone. Offer the way by letter.`}</Notice>
    );
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid max-w-xl gap-4">
      {problem !== null && <ProblemNotice problem={problem} />}
      {check.questions.map((question) => (
        <TextField
          key={question}
          label={words.question(question).ask}
          hint={words.question(question).write}
          name={question}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
        />
      ))}
      <p className="text-sm text-mute">{t`Write down what the caller says, and do not help. Wrong checks left: ${left}.`}</p>
      <Button type="submit" look="primary" isBusy={loading} className="justify-self-start">
        {t`Check the answers`}
      </Button>
    </form>
  );
}
