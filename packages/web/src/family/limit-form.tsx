import { useLingui } from '@lingui/react/macro';
import { minorUnitDigits } from '@meisai/schema/rules';
import { useState, type FormEvent } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { decimalOf, readTypedAmount } from '../platform/typed-amount.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { useFirstFault } from '../platform/use-first-fault.js';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { Choice } from '../ui/choice.js';
import { TextField } from '../ui/text-field.js';
import { useSetFamilyCardLimitMutation, type FamilyLimitPageQuery } from './limit-page.generated.js';

type Limit = NonNullable<Extract<NonNullable<FamilyLimitPageQuery['node']>, { __typename: 'Card' }>['familyLimit']>;

interface LimitFormProps {
  cardId: string;
  /** As the member sees it: the change is made over it. */
  limit: Limit;
  onSet: () => void;
  /** Another tab was faster. */
  onOvertaken: () => Promise<void>;
}

const MOST_MINOR = 999_999_999;

/** A limit or none; an amount in the account's currency, full width too. */
export function LimitForm({ cardId, limit, onSet, onOvertaken }: LimitFormProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { currency } = limit.used;
  const digits = minorUnitDigits(currency);
  const [set] = useSetFamilyCardLimitMutation();
  const [kind, setKind] = useState<'LIMIT' | 'NONE'>(limit.amount === null && limit.version > 0 ? 'NONE' : 'LIMIT');
  const [typed, setTyped] = useState(limit.amount === null ? '' : decimalOf(limit.amount.minorUnits, digits));
  const [error, setError] = useState<string | null>(null);
  const { form, show } = useFirstFault();
  const { problem, isBusy, attempt } = useAttempt();

  async function send(minorUnits: number | null): Promise<void> {
    await attempt(async () => {
      const amount = minorUnits === null ? null : { minorUnits, currency };
      const { data } = await set({ variables: { input: { cardId, amount, version: limit.version } } });
      const answer = data?.setFamilyCardLimit;
      if (answer?.__typename === 'DetailsChanged') await onOvertaken();
      if (answer?.__typename !== 'SetFamilyCardLimitSuccess') return problemIn(answer);
      onSet();
      return null;
    });
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (kind === 'NONE') return void send(null);
    const amount = readTypedAmount(typed, digits);
    if (amount !== null && amount >= 0 && amount <= MOST_MINOR) return void send(amount);
    const most = formats.money({ minorUnits: MOST_MINOR, currency });
    setError(amount !== null && amount > MOST_MINOR ? t`Please enter ${most} at most.` : t`Please enter an amount, such as 50,000.`);
    show();
  }

  return (
    <form ref={form} method="post" noValidate autoComplete="off" onSubmit={submit} className="grid max-w-md gap-6">
      <ProblemBox problem={problem} />
      <Choice
        label={t`Limit a month`}
        value={kind}
        options={[
          { value: 'LIMIT', label: t`Up to an amount` },
          { value: 'NONE', label: t`No limit` },
        ]}
        onChange={setKind}
      />
      {kind === 'LIMIT' && (
        <TextField
          name="amount"
          label={t`Amount (${currency})`}
          inputMode="decimal"
          maxLength={20}
          required
          value={typed}
          error={error}
          hint={t`In a calendar month. 0 lets nothing through.`}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setError(null);
          }}
        />
      )}
      <p className="text-sm text-mute">
        {t`It holds for uses that are made up here, and for those your card issuer has this service decide on. What is posted already stays on the bill.`}
      </p>
      <Button type="submit" look="primary" isBusy={isBusy}>
        {isBusy ? t`Sending…` : t`Set the limit`}
      </Button>
    </form>
  );
}
