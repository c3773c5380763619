import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Notice } from '../ui/notice.js';
import { TEXT_LINK } from '../ui/text-link.js';

/** Warns a member whose one passkey is all there is beside the password: without it nobody but the concierge lets them in. */
export function OnlyPasskeyNotice({ hasLinkToPasskeys = false }: { hasLinkToPasskeys?: boolean }) {
  const { t } = useLingui();
  return (
    <Notice tone="news" title={t`One passkey is your only second factor.`}>
      <p>{t`If you lose its device, only the concierge desk can let you in again. Add a passkey on another device, or set up an authenticator app, which comes with recovery codes on paper.`}</p>
      <p className="flex flex-wrap gap-x-6">
        {hasLinkToPasskeys && (
          <Link to="/security/passkeys" search={(now) => now} className={TEXT_LINK}>
            {t`Add a passkey`}
          </Link>
        )}
        <Link to="/security/authenticator" search={(now) => now} className={TEXT_LINK}>
          {t`Set up an authenticator app`}
        </Link>
      </p>
    </Notice>
  );
}
