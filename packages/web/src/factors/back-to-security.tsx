import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { TEXT_LINK } from '../ui/text-link.js';

export function BackToSecurity() {
  const { t } = useLingui();
  return (
    <Link to="/security" search={(now) => now} className={`${TEXT_LINK} gap-1 text-sm`}>
      <ChevronLeft aria-hidden="true" size={16} strokeWidth={1.5} />
      {t`Security`}
    </Link>
  );
}
