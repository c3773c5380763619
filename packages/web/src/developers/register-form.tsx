import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { CheckField } from '../ui/check-field.js';
import { TextField } from '../ui/text-field.js';
import type { AppField, AppScope } from '../platform/schema.generated.js';
import { useAppScopeWords } from './app-scope-words.js';
import { useRegisterAppMutation } from './developers.generated.js';

export interface Registered {
  name: string;
  clientId: string;
  secret: string | null;
}

interface RegisterFormProps {
  /** What apps can ask members for here. */
  offered: readonly AppScope[];
  onRegistered: (made: Registered) => Promise<void>;
}

/** Registers an app. The fields empty once it is; what is refused stays, with the reason beside its field. */
export function RegisterForm({ offered, onRegistered }: RegisterFormProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [register] = useRegisterAppMutation();
  const [fault, setFault] = useState<{ field: AppField; message: string } | null>(null);
  const [round, setRound] = useState(0);
  const [isConfidential, setIsConfidential] = useState(true);
  const scopes = useAppScopeWords();
  const { problem, isBusy, onSubmit } = useSubmit(async (typed) => {
    setFault(null);
    const input = {
      name: textOf(typed, 'name'),
      homepage: textOf(typed, 'homepage'),
      privacyPolicy: textOf(typed, 'privacyPolicy') || null,
      redirectUris: partsOf(typed, 'redirectUri'),
      isConfidential,
      scopes: offered.filter((scope) => typed.has(scope)),
      origins: isConfidential ? [] : partsOf(typed, 'origins'),
    };
    const done = (await withProof(() => register({ variables: { input } }))).data?.done;
    if (done?.__typename === 'AppRejected') {
      setFault(done);
      return null;
    }
    if (done?.__typename !== 'RegisterAppSuccess') return problemIn(done);
    const { app, clientId } = done.registration;
    setRound(round + 1);
    setIsConfidential(true);
    await onRegistered({ name: app.name, clientId, secret: done.secret });
    return null;
  });
  const errorOf = (field: AppField) => (fault?.field === field ? fault.message : null);
  return (
    <section aria-labelledby="register">
      <h2 id="register" className="mb-4 text-lg">{t`Register an app`}</h2>
      <form key={round} method="post" noValidate onSubmit={onSubmit} className="grid gap-6">
        <ProblemBox problem={problem} />
        <TextField label={t`Name`} name="name" maxLength={60} autoComplete="off" error={errorOf('NAME')} required />
        <TextField
          label={t`Homepage`}
          name="homepage"
          type="url"
          maxLength={500}
          autoComplete="off"
          placeholder="https://"
          error={errorOf('HOMEPAGE')}
          required
        />
        <TextField
          label={t`Privacy policy (if any)`}
          name="privacyPolicy"
          type="url"
          maxLength={500}
          autoComplete="off"
          placeholder="https://"
          error={errorOf('PRIVACY_POLICY')}
        />
        <TextField
          label={t`Redirect URIs`}
          name="redirectUri"
          maxLength={5000}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={t`Where members are led back to: whole addresses, compared letter by letter, with spaces between.`}
          error={errorOf('REDIRECT_URIS')}
          required
        />
        <CheckField
          name="isConfidential"
          label={t`It runs on a server, and can keep a secret`}
          checked={isConfidential}
          onChange={({ currentTarget }) => setIsConfidential(currentTarget.checked)}
        />
        {!isConfidential && (
          <TextField
            label={t`Origins`}
            name="origins"
            maxLength={5000}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="https://"
            hint={t`For an app that runs in a browser: whose pages may call the API, with a token and never with cookies. With spaces between.`}
            error={errorOf('ORIGINS')}
          />
        )}
        <fieldset aria-describedby={errorOf('SCOPES') === null ? undefined : 'scopes-error'}>
          <legend className="mb-1 text-sm text-mute">{t`The most it may ask members for`}</legend>
          {scopes.inOrder(offered).map((scope) => (
            <CheckField
              key={scope}
              name={scope}
              defaultChecked={scope.endsWith('_READ')}
              label={
                <span className="flex flex-wrap items-baseline gap-x-3">
                  {scopes.meaning(scope)}
                  <code className="text-sm text-mute">{scopes.name(scope)}</code>
                </span>
              }
            />
          ))}
          {errorOf('SCOPES') !== null && (
            <p id="scopes-error" role="alert" className="text-sm text-danger">
              {errorOf('SCOPES')}
            </p>
          )}
        </fieldset>
        <p>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {isBusy ? t`Sending…` : t`Register`}
          </Button>
        </p>
      </form>
    </section>
  );
}

/** What is written with spaces between. */
function partsOf(typed: FormData, name: string): string[] {
  return textOf(typed, name)
    .split(/\s+/)
    .filter((part) => part !== '');
}

function textOf(typed: FormData, name: string): string {
  const value = typed.get(name);
  return typeof value === 'string' ? value : '';
}
