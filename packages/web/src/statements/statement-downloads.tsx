import { useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { TEXT_LINK } from '../ui/text-link.js';

/** A statement as files. Plain links: they work without this page's code, and a browser saves what comes. */
export function StatementDownloads({ statementId }: { statementId: string }) {
  const { t, i18n } = useLingui();
  const address = (format: string, more = '') => `/downloads/statements/${statementId}.${format}?language=${i18n.locale}${more}`;
  const files = [
    { name: 'PDF', href: address('pdf') },
    { name: 'CSV', href: address('csv') },
    { name: 'CSV (Shift_JIS)', href: address('csv', '&encoding=shift_jis') },
    { name: 'OFX', href: address('ofx') },
  ];
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads" className="mb-2 flex items-center gap-2 text-sm text-mute">
        <Download aria-hidden="true" size={16} strokeWidth={1.5} />
        {t`Download`}
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {files.map(({ name, href }) => (
          <li key={name}>
            <a href={href} download className={TEXT_LINK}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
