import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Entrance } from '../platform/entrance.js';
import '../platform/entrance-words.js';
import { usePageTitle } from '../platform/page-title.js';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { NewPasswordForm } from './new-password-form.js';

const route = getRouteApi('/recover/new-password');

/**
 * Where the link of the mail leads. Its token goes from the address bar at once, and to no server but ours; the page alone
 * remembers it, since a script can read whatever a reload would keep.
 */
export function Page() {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const [token, setToken] = useState(hash);
  usePageTitle(t`Choose a new password`);
  useEffect(() => {
    if (hash === '') return;
    setToken(hash);
    void navigate({ to: '.', hash: '', replace: true });
  }, [hash, navigate]);
  function finish(): void {
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
