import { useLingui } from '@lingui/react/macro';
import { Link, useRouterState } from '@tanstack/react-router';
import { CalendarRange, ChartColumn, CircleUser, CreditCard, House, ReceiptText, Search, ShieldCheck } from 'lucide-react';

const LINK =
  'flex-1 flex-col items-center justify-center gap-0.5 border-t-2 border-transparent px-0.5 py-1 text-[11px] tracking-tight text-mute hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink ' +
  'lg:min-h-11 lg:flex-none lg:flex-row lg:justify-start lg:gap-3 lg:border-t-0 lg:border-l-2 lg:px-4 lg:text-base lg:tracking-normal';
const TAB = `flex ${LINK}`;
/** On the rail only: on a phone there is room for five, and these stand in the menu. */
const ON_RAIL = `hidden lg:flex ${LINK}`;

/** The account on screen goes along from page to page. */
const keepAccount = ({ account }: { account?: string | undefined }) => (account === undefined ? {} : { account });

export function MainNavigation() {
  const { t } = useLingui();
  // The pages of family cards are reached by the cards.
  const isOfFamily = useRouterState({ select: ({ location }) => /^\/family(\/|$)/.test(location.pathname) });
  return (
    <nav
      aria-label={t`Main`}
      className="fixed inset-x-0 bottom-0 z-10 flex min-h-14 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] short:static short:order-last short:w-full short:border-t-0 lg:static lg:-ml-6 lg:flex-col lg:gap-2 lg:border-t-0 lg:pb-0"
    >
      <Link to="/" search={keepAccount} activeOptions={{ exact: true, includeSearch: false }} className={TAB}>
        <House aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Home`}
      </Link>
      <Link to="/statements" search={keepAccount} activeOptions={{ includeSearch: false }} className={TAB}>
        <ReceiptText aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Statements`}
      </Link>
      <Link to="/transactions" search={keepAccount} activeOptions={{ includeSearch: false }} className={TAB}>
        <Search aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Uses`}
      </Link>
      <Link to="/analysis" search={keepAccount} activeOptions={{ includeSearch: false }} className={TAB}>
        <ChartColumn aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Analysis`}
      </Link>
      <Link to="/installments" search={keepAccount} activeOptions={{ includeSearch: false }} className={ON_RAIL}>
        <CalendarRange aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Installments`}
      </Link>
      <Link
        to="/cards"
        search={keepAccount}
        activeOptions={{ includeSearch: false }}
        {...(isOfFamily ? { 'aria-current': 'page' as const } : {})}
        className={ON_RAIL}
      >
        <CreditCard aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Cards`}
      </Link>
      <Link to="/profile" search={keepAccount} activeOptions={{ includeSearch: false }} className={ON_RAIL}>
        <CircleUser aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Profile`}
      </Link>
      <Link to="/security" search={keepAccount} activeOptions={{ includeSearch: false }} className={TAB}>
        <ShieldCheck aria-hidden="true" size={20} strokeWidth={1.5} />
        {t`Security`}
      </Link>
    </nav>
  );
}
