import { useLingui } from '@lingui/react/macro';
import { canonicalDigits, findPasswordFault, findUserIdFault } from '@meisai/schema/rules';
import { useState, type FormEvent } from 'react';
import { ConciergeDesk, DeskForRefusal } from '../platform/concierge-desk.js';
import { faultOf } from '../platform/fault.js';
import { NewPasswordField } from '../platform/new-password-field.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import type { CardProofInput } from '../platform/schema.generated.js';
import { UserIdField, useUserIdFaultText } from '../platform/user-id-field.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { TextField } from '../ui/text-field.js';
import { useEnrolMutation } from './register-page.generated.js';

interface LoginStepProps {
  card: CardProofInput;
  validForMinutes: number | null;
  typed: { code: string; userId: string };
  onTyped: (typed: { code: string; userId: string }) => void;
  onBack: () => void;
  onEnrolled: () => void;
}

/** Asks for the code, and for the user ID and password to be. */
export function LoginStep({ card, validForMinutes, typed, onTyped, onBack, onEnrolled }: LoginStepProps) {
  const { t } = useLingui();
  const textOfFault = useUserIdFaultText();
  const [enrol, { loading }] = useEnrolMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isTried, setIsTried] = useState(false);
  const { code, userId } = typed;
  const lastFour = canonicalDigits(card.cardNumber).slice(-4);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const password = String(new FormData(event.currentTarget).get('password'));
    setIsTried(true);
    setProblem(null);
    if (findUserIdFault(userId) !== null) return;
    if (code.trim() === '' || findPasswordFault(password, { names: [userId], hasSecondFactor: false }) !== null)
      return setProblem({ kind: 'REFUSED', message: t`Please enter the code, and a password that keeps the rules below it.` });
    setProblem(await attempt(password));
  }

  async function attempt(password: string): Promise<Problem | null> {
    try {
      const { data } = await enrol({ variables: { input: { card, code, userId, password } } });
      if (data === undefined) return { kind: 'FAILED', requestId: null };
      if (data.enrol.__typename !== 'EnrolSuccess') return { kind: 'REFUSED', code: data.enrol.code, message: data.enrol.message };
      onEnrolled();
      return null;
    } catch (error) {
      return faultOf(error);
    }
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <p className="text-sm text-mute">{t`Step 2 of 2: the code, and how you want to log in.`}</p>
      {validForMinutes !== null && problem === null && (
        <Notice tone="news" title={t`If the card’s data are right, a code is on its way to you.`}>
          <p>{t`It counts for ${validForMinutes} minutes. If none arrives, check the data, or call the concierge desk.`}</p>
          <ConciergeDesk />
        </Notice>
      )}
      <ProblemBox problem={problem}>
        <DeskForRefusal problem={problem} />
      </ProblemBox>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p>{t`Card ending in ${lastFour}`}</p>
        <Button onClick={onBack}>{t`Change, or send again`}</Button>
      </div>
      <TextField
        label={t`Code from the e-mail`}
        name="code"
        value={code}
        onChange={(event) => onTyped({ code: event.currentTarget.value, userId })}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={20}
        required
        autoFocus
        className="font-mono tracking-widest"
      />
      <UserIdField
        label={t`User ID of your choice`}
        value={userId}
        onChange={(event) => onTyped({ code, userId: event.currentTarget.value })}
        error={isTried ? textOfFault(findUserIdFault(userId)) : null}
        hint={t`4 to 64 letters of the alphabet, digits and . _ - @`}
      />
      <NewPasswordField label={t`Password of your choice`} name="password" names={[userId]} hasSecondFactor={false} />
      <Button type="submit" look="primary" isBusy={loading}>
        {t`Register`}
      </Button>
    </form>
  );
}
