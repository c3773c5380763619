import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Entrance } from '../platform/entrance.js';
import '../platform/entrance-words.js';
import { keptInTab } from '../platform/kept-in-tab.js';
import { usePageTitle } from '../platform/page-title.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { NewPasswordForm } from './new-password-form.js';

const route = getRouteApi('/recover/new-password');

const keptToken = keptInTab('meisai.reissue');
/** No link lives longer. Whether one counts is for the service to say. */
const LINK_LIVES_MS = 15 * 60 * 1000;

/**
 * Where the link of the mail leads. Its token goes from the address bar at once, and to no server but ours; this tab alone
 * remembers it, so that a reload does not lose it.
 */
export function Page() {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const [token, setToken] = useState(() => (hash === '' ? (keptToken.read()?.text ?? '') : hash));
  usePageTitle(t`Choose a new password`);
  useEffect(() => {
    if (hash === '') return;
    keptToken.keep(hash, LINK_LIVES_MS);
    setToken(hash);
    void navigate({ to: '.', hash: '', replace: true });
  }, [hash, navigate]);
  function finish(): void {
    keptToken.forget();
    void navigate({ to: '/login', search: { notice: 'reissued' }, replace: true });
  }

  return (
    <Entrance title={t`Choose a new password`}>
      {token === '' ? (
        <Notice tone="danger" title={t`This page needs the link from the e-mail.`}>
          <p>{t`Please open the link once more, or ask for a new one.`}</p>
        </Notice>
      ) : (
        <NewPasswordForm token={token} onReissued={finish} />
      )}
      <p className="mt-6">
        <Link to="/recover/password" className={TEXT_LINK}>{t`Ask for a new link`}</Link>
      </p>
    </Entrance>
  );
}
