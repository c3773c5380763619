import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import { formatName } from '../platform/person-name.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { MemberContext } from '../platform/session.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import {
  ConsentDocument,
  useApproveAuthorizationMutation,
  useConsentQuery,
  useDeclineAuthorizationMutation,
  type ConsentQuery,
} from './consent-page.generated.js';
import { ScopeList } from './scope-list.js';

const route = getRouteApi('/member/oauth/consent/$request');

export async function loader({ client }: MemberContext, { request }: { request: string }): Promise<void> {
  await client.query({ query: ConsentDocument, variables: { id: request }, fetchPolicy: 'network-only' });
}

/** An app has sent the member here: they agree to what it asks for, or they do not. */
export function Page() {
  const { t } = useLingui();
  const { request } = route.useParams();
  const { data, error } = useConsentQuery({ variables: { id: request } });
  usePageTitle(t`Connect an app`);
  if (error !== undefined && data === undefined) throw error;
  if (data === undefined) return null;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      {data.authorizationRequest == null ? (
        <>
          <h1 className="mb-6 text-2xl font-light">{t`Connect an app`}</h1>
          <EmptyState title={t`This request is over`}>{t`It was answered, or it has expired. Start again from the app.`}</EmptyState>
        </>
      ) : (
        <Question request={data.authorizationRequest} />
      )}
    </div>
  );
}

function Question({ request }: { request: NonNullable<ConsentQuery['authorizationRequest']> }) {
  const { t, i18n } = useLingui();
  const { session } = route.useRouteContext();
  const member = formatName(session.name, session.nameLatin, i18n.locale);
  const withProof = useStepUp();
  const [approve] = useApproveAuthorizationMutation();
  const [decline] = useDeclineAuthorizationMutation();
  const { problem, isBusy, attempt } = useAttempt();
  const { id, app, scopes, returnsTo, validForDays } = request;

  async function allow() {
    const { data } = await withProof(() => approve({ variables: { id } }));
    return goOn(data?.approveAuthorization);
  }
  async function refuse() {
    const { data } = await decline({ variables: { id } });
    return goOn(data?.declineAuthorization);
  }

  return (
    <div className="grid max-w-xl gap-6">
      <div>
        <h1 className="text-2xl font-light">{t`Connect ${app.name}?`}</h1>
        <p className="text-sm text-mute">
          <a href={app.homepage} target="_blank" rel="noreferrer" className={TEXT_LINK}>
            {new URL(app.homepage).host}
          </a>
          {app.privacyPolicy !== null && (
            <>
              {' · '}
              <a href={app.privacyPolicy} target="_blank" rel="noreferrer" className={TEXT_LINK}>
                {t`Privacy policy`}
              </a>
            </>
          )}
        </p>
      </div>
      {!app.isVerified && (
        <Notice tone="news" title={t`The card issuer has not checked this app`}>
          {t`Its name and pages are what its maker says. Allow it only if you know who that is, and came here from them.`}
        </Notice>
      )}
      <ProblemBox problem={problem} />
      <ScopeList scopes={scopes} />
      <ul className="grid gap-1 text-sm text-mute">
        <li>
          <Trans>
            You are logged in as <span className="text-ink">{member}</span>. If that is somebody else, log out first.
          </Trans>
        </li>
        <li>
          <Plural
            value={validForDays}
            one="It ends by itself after # day. You can end it at any time under “Connected apps”."
            other="It ends by itself after # days. You can end it at any time under “Connected apps”."
          />
        </li>
        {scopes.includes('INSTALLMENTS_WRITE') && (
          <li>{t`Where you are asked to confirm that it is you, as for large amounts, you do it here yourself; the app cannot.`}</li>
        )}
        <li>{t`It sees only what you see yourself, and never your password, your PIN or a whole card number.`}</li>
        <li>
          <Trans>
            You go back to <span className="text-ink">{returnsTo}</span>.
          </Trans>
        </li>
      </ul>
      <div className="flex flex-wrap gap-4">
        <Button look="primary" isBusy={isBusy} onClick={() => void attempt(allow)}>{t`Allow`}</Button>
        <Button isBusy={isBusy} onClick={() => void attempt(refuse)}>{t`Do not allow`}</Button>
      </div>
    </div>
  );
}

/** Leaves for where the app waits; the page stays busy until it is gone. */
function goOn(answer: { __typename: string; continueUrl?: string } | undefined) {
  if (answer?.continueUrl === undefined) return problemIn(answer);
  location.assign(answer.continueUrl);
  return new Promise<null>(() => {});
}
