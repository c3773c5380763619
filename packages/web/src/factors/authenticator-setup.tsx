import { useLingui } from '@lingui/react/macro';
import { CodeField } from '../platform/code-field.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { useConfirmAuthenticatorMutation } from './authenticator-page.generated.js';
import { QrCode } from './qr-code.js';
import type { Setup } from './start-authenticator.js';

interface AuthenticatorSetupProps {
  setup: Setup;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onCancel: () => void;
}

/** Gives the app its secret, and takes the first code from it. */
export function AuthenticatorSetup({ setup, onConfirmed, onCancel }: AuthenticatorSetupProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [confirm] = useConfirmAuthenticatorMutation({ fetchPolicy: 'no-cache' });
  const { problem, isBusy, onSubmit } = useSubmit(send);

  async function send(typed: FormData): Promise<Problem | null> {
    const code = String(typed.get('code'));
    if (code.trim() === '') return { kind: 'REFUSED', message: t`Please enter the code.` };
    const result = (await withProof(() => confirm({ variables: { code } }))).data?.confirmAuthenticator;
    if (result?.__typename !== 'RecoveryCodes') return problemIn(result);
    onConfirmed(result.recoveryCodes);
    return null;
  }

  return (
    <ol className="grid list-decimal gap-6 pl-5">
      <li>
        <p className="mb-3">{t`Scan this code with your authenticator app.`}</p>
        <QrCode text={setup.uri} label={t`QR code for the authenticator app`} />
        <p className="mt-3 text-sm text-mute">{t`Or type this key into it:`}</p>
        <code className="select-all">{setup.secret.replaceAll(/.{4}(?=.)/g, '$& ')}</code>
      </li>
      <li>
        <p className="mb-3">{t`Enter the code it shows.`}</p>
        <form method="post" noValidate onSubmit={onSubmit} className="grid max-w-md gap-4">
          {problem !== null && <ProblemNotice problem={problem} />}
          <CodeField kind={{ current: 'AUTHENTICATOR', change: null }} isRefused={problem?.kind === 'REFUSED'} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="primary" isBusy={isBusy}>{t`Confirm`}</Button>
            <Button onClick={onCancel}>{t`Cancel`}</Button>
          </div>
        </form>
      </li>
    </ol>
  );
}
