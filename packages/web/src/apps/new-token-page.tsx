import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import type { MemberContext } from '../platform/session.js';
import { ShownOnce } from '../platform/shown-once.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/text-field.js';
import { TokenScopesDocument, useCreatePersonalTokenMutation, useTokenScopesQuery } from './new-token-page.generated.js';
import { ScopeChoice } from './scope-choice.js';

const DAYS = [7, 30, 90, 365];
const USUAL_DAYS = 30;

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: TokenScopesDocument, fetchPolicy: 'network-only' });
}

/** Makes a token for a script, and shows it once. */
export function Page() {
  const { t } = useLingui();
  const withProof = useStepUp();
  const { data: told, error } = useTokenScopesQuery({});
  const offered = told?.capabilities.scopes ?? [];
  const [missing, setMissing] = useState({ isName: false, isScope: false });
  const [create] = useCreatePersonalTokenMutation();
  const [secret, setSecret] = useState<string | null>(null);
  const { problem, isBusy, onSubmit } = useSubmit(send);
  usePageTitle(t`Make a personal token`);
  if (error !== undefined && told === undefined) throw error;
  if (told === undefined) return null;

  async function send(typed: FormData): Promise<Problem | null> {
    const input = {
      name: String(typed.get('name')).trim(),
      scopes: offered.filter((scope) => typed.getAll('scopes').includes(scope)),
      validForDays: Number(typed.get('days')),
    };
    const [isName, isScope] = [input.name === '', input.scopes.length === 0];
    setMissing({ isName, isScope });
    if (isName || isScope) return null;
    const { data } = await withProof(() => create({ variables: { input } }));
    const answer = data?.createPersonalToken;
    if (answer?.__typename !== 'CreatePersonalTokenSuccess') return problemIn(answer);
    setSecret(answer.secret);
    return null;
  }

  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <BackLink to="/apps" label={t`Connected apps`} />
        <h1 className="mt-2 text-2xl font-light">{t`Make a personal token`}</h1>
        <p className="text-sm text-mute">{t`A script of your own sends it instead of a password, and is let at what you choose here.`}</p>
      </div>
      {secret !== null ? (
        <ShownOnce title={t`The token is made.`} values={[]} secret={secret} secretName={t`Token`} />
      ) : (
        <form noValidate onSubmit={onSubmit} className="grid max-w-xl gap-6">
          <ProblemBox problem={problem} />
          <TextField
            label={t`Name`}
            name="name"
            maxLength={60}
            autoComplete="off"
            error={missing.isName ? t`Please give it a name.` : null}
            required
          />
          <ScopeChoice name="scopes" offered={offered} error={missing.isScope ? t`Please choose one at least.` : null} />
          <fieldset>
            <legend className="mb-1 text-sm text-mute">{t`It ends after`}</legend>
            <div className="flex flex-wrap gap-x-6">
              {DAYS.map((days) => (
                <label key={days} className="flex min-h-11 cursor-pointer items-center gap-2">
                  <input
                    type="radio"
                    name="days"
                    value={days}
                    defaultChecked={days === USUAL_DAYS}
                    className="size-5 cursor-pointer accent-[var(--color-action)]"
                  />
                  <Plural value={days} one="# day" other="# days" />
                </label>
              ))}
            </div>
          </fieldset>
          <div>
            <Button type="submit" look="primary" isBusy={isBusy}>{t`Make the token`}</Button>
          </div>
        </form>
      )}
    </div>
  );
}
