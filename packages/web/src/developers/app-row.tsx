import { useLingui } from '@lingui/react/macro';
import { ProblemBox } from '../platform/problem-box.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { useFormats } from '../platform/use-formats.js';
import { useAppScopeWords } from './app-scope-words.js';
import { AppSecret } from './app-secret.js';
import { ConfirmedButton } from './confirmed-button.js';
import { useRemoveOwnAppMutation, type DeveloperAppsQuery } from './developers.generated.js';

type Registration = NonNullable<DeveloperAppsQuery['viewer']>['appRegistrations'][number];

/** One app: what it names itself with, where members are led back to, and how it is removed. */
export function AppRow({ registration, onRemoved }: { registration: Registration; onRemoved: () => Promise<unknown> }) {
  const { t } = useLingui();
  const { app, clientId, redirectUris, origins, isConfidential, createdAt, previousSecretUntil } = registration;
  const formats = useFormats();
  const scopes = useAppScopeWords();
  const [remove] = useRemoveOwnAppMutation();
  const { problem, isBusy, attempt } = useAttempt();
  const act = () =>
    attempt(async () => {
      const { data } = await remove({ variables: { id: app.id } });
      if (data?.done.__typename !== 'RemoveOwnAppSuccess') return problemIn(data?.done);
      await onRemoved();
      return null;
    });
  return (
    <li className="grid gap-2 py-4">
      <ProblemBox problem={problem} />
      <p className="text-lg">{app.name}</p>
      <p className="font-mono text-sm break-all select-all">{clientId}</p>
      <ul className="text-sm text-mute">
        {redirectUris.map((uri) => (
          <li key={uri} className="break-all">
            {uri}
          </li>
        ))}
      </ul>
      {origins.length > 0 && <p className="text-sm break-all text-mute">{t`In browsers at ${origins.join(' ')}`}</p>}
      <p className="text-sm text-mute">
        <code>{registration.scopes.map(scopes.name).join(' ')}</code>
      </p>
      <p className="text-sm text-mute tabular-nums">
        {isConfidential ? t`With a secret` : t`Without a secret`} · {t`Registered ${formats.dateOf(createdAt)}`}
      </p>
      {isConfidential && <AppSecret id={app.id} name={app.name} previousUntil={previousSecretUntil} />}
      <ConfirmedButton
        label={t`Remove`}
        ask={t`Remove ${app.name}? What members let it see ends at once.`}
        isBusy={isBusy}
        onConfirm={() => void act()}
      />
    </li>
  );
}
