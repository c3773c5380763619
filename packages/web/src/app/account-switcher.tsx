import { useLingui } from '@lingui/react/macro';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { SessionAccount } from '../platform/session.js';
import { SelectField } from '../ui/select-field.js';

/** Chooses the account on screen; its id is in the address, so a link shows the same to the same member. */
export function AccountSwitcher({ accounts, account }: { accounts: readonly SessionAccount[]; account: SessionAccount }) {
  const { t } = useLingui();
  const labelOf = useLabels(accounts);
  const navigate = useNavigate();
  const isHome = useRouterState({ select: (state) => state.location.pathname === '/' });
  return (
    <div className="order-last w-full lg:order-none lg:w-auto">
      <SelectField
        label={t`Account`}
        value={account.id}
        options={accounts.map((option) => ({ value: option.id, label: labelOf(option) }))}
        onChange={(id) => void navigate({ to: isHome ? '/' : '/statements', search: { account: id } })}
      />
    </div>
  );
}

/** The name says it; where another account has the same, so do the currency and the last four digits of its newest cards. */
function useLabels(accounts: readonly SessionAccount[]) {
  const { t } = useLingui();
  return function labelOf({ name, currency, cards }: SessionAccount): string {
    const same = accounts.filter((other) => other.name === name);
    if (same.length === 1) return name;
    const lastFours = cards.edges.map(({ node }) => node.lastFour).filter((lastFour) => lastFour !== null);
    const parts = [
      ...(same.every((other) => other.currency === currency) ? [] : [currency]),
      ...(lastFours.length === 0 ? [] : [t`Card ending ${lastFours.join(', ')}`]),
    ];
    return [name, ...parts].join(' · ');
  };
}
