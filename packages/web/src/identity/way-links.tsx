import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { TEXT_LINK } from '../ui/text-link.js';

/** What stands in the user ID field by the time a link is followed: it need not be typed again. Where the page is built, none does. */
const typedUserId = () => ({
  userId: (globalThis.document as Document | undefined)?.querySelector<HTMLInputElement>('[name=userId]')?.value ?? '',
});

/** Where to go from the login page without a login, or without what it needs. */
export function WayLinks() {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Other ways`} className="mt-8 border-t border-line pt-4">
      <ul className="grid gap-x-6 sm:grid-cols-2">
        <li>
          <Link to="/register" className={TEXT_LINK}>{t`Register for the first time`}</Link>
        </li>
        <li>
          <Link to="/recover/password" state={typedUserId} className={TEXT_LINK}>{t`Forgot your password?`}</Link>
        </li>
        <li>
          <Link to="/recover/user-id" className={TEXT_LINK}>{t`Forgot your user ID?`}</Link>
        </li>
        <li>
          <Link to="/recover" state={typedUserId} className={TEXT_LINK}>{t`Lost both?`}</Link>
        </li>
      </ul>
    </nav>
  );
}
