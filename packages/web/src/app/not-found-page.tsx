import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import { TEXT_LINK } from '../ui/text-link.js';

/** Stands alone, and inside the layout where the address was right and the thing is not there. */
export function NotFoundPage() {
  const { t } = useLingui();
  usePageTitle(t`Page not found`);
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="text-xl">{t`Page not found`}</h1>
      <p className="mt-2 text-mute">{t`The address may be wrong, or the page is no longer there.`}</p>
      <Link to="/" className={`mt-4 ${TEXT_LINK}`}>{t`Back to home`}</Link>
    </div>
  );
}
