import { Link, type LinkProps } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';

/** The way back, above the title of a page. */
export function BackLink({ label, ...to }: Pick<LinkProps, 'to' | 'params'> & { label: string }) {
  return (
    <Link
      {...to}
      search={({ account }) => (account === undefined ? {} : { account })}
      className="-ml-1 inline-flex min-h-11 items-center gap-1 text-sm text-mute hover:text-ink"
    >
      <ChevronLeft aria-hidden="true" size={16} />
      {label}
    </Link>
  );
}
