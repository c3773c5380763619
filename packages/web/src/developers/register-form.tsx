import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { CheckField } from '../ui/check-field.js';
import { TextField } from '../ui/text-field.js';
import { useRegisterAppMutation } from './developers.generated.js';

export interface Registered {
  name: string;
  clientId: string;
  secret: string | null;
}

/** Registers an app. The fields empty once it is; what is refused stays, with the reason beside its field. */
export function RegisterForm({ onRegistered }: { onRegistered: (made: Registered) => Promise<void> }) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [register] = useRegisterAppMutation();
  const [fault, setFault] = useState<{ field: string; message: string } | null>(null);
  const [round, setRound] = useState(0);
  const { problem, isBusy, onSubmit } = useSubmit(async (typed) => {
    setFault(null);
    const input = {
      name: textOf(typed, 'name'),
      homepage: textOf(typed, 'homepage'),
      redirectUris: textOf(typed, 'redirectUri')
        .split(/\s+/)
        .filter((uri) => uri !== ''),
      isConfidential: typed.has('isConfidential'),
    };
    const done = (await withProof(() => register({ variables: { input } }))).data?.done;
    if (done?.__typename === 'AppRejected') {
      setFault(done);
      return null;
    }
    if (done?.__typename !== 'RegisterAppSuccess') return problemIn(done);
    const { name, clientId } = done.app;
    setRound(round + 1);
    await onRegistered({ name, clientId, secret: done.secret });
    return null;
  });
  const errorOf = (field: string) => (fault?.field === field ? fault.message : null);
  return (
    <section aria-labelledby="register">
      <h2 id="register" className="mb-4 text-lg">{t`Register an app`}</h2>
      <form key={round} method="post" noValidate onSubmit={onSubmit} className="grid gap-6">
        <ProblemBox problem={problem} />
        <TextField label={t`Name`} name="name" maxLength={60} autoComplete="off" error={errorOf('name')} required />
        <TextField
          label={t`Homepage`}
          name="homepage"
          type="url"
          maxLength={500}
          autoComplete="off"
          placeholder="https://"
          error={errorOf('homepage')}
          required
        />
        <TextField
          label={t`Redirect URIs`}
          name="redirectUri"
          maxLength={5000}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={t`Where members are led back to: whole addresses, compared letter by letter, with spaces between.`}
          error={errorOf('redirectUris')}
          required
        />
        <CheckField name="isConfidential" label={t`It runs on a server, and can keep a secret`} defaultChecked />
        <p>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {isBusy ? t`Sending…` : t`Register`}
          </Button>
        </p>
      </form>
    </section>
  );
}

function textOf(typed: FormData, name: string): string {
  const value = typed.get(name);
  return typeof value === 'string' ? value : '';
}
