import { useLingui } from '@lingui/react/macro';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { SessionAccount } from '../platform/session.js';
import { SelectField } from '../ui/select-field.js';

/** Chooses the account on screen; its id is in the address, so a link shows the same to the same member. */
export function AccountSwitcher({ accounts, account }: { accounts: readonly SessionAccount[]; account: SessionAccount }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const isHome = useRouterState({ select: (state) => state.location.pathname === '/' });
  return (
    <div className="order-last w-full lg:order-none lg:w-auto">
      <SelectField
        label={t`Account`}
        value={account.id}
        options={accounts.map((option) => ({ value: option.id, label: labelOf(option, accounts) }))}
        onChange={(id) => void navigate({ to: isHome ? '/' : '/statements', search: { account: id } })}
      />
    </div>
  );
}

/** The name says it, unless another account has the same. */
function labelOf({ name, currency }: SessionAccount, accounts: readonly SessionAccount[]): string {
  return accounts.filter((other) => other.name === name).length > 1 ? `${name} (${currency})` : name;
}
