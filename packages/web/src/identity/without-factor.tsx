import { useLingui } from '@lingui/react/macro';
import { ConciergePhone } from '../platform/concierge-phone.js';
import { useCanUsePasskeys } from '../platform/passkey-support.js';
import type { SecondFactor } from '../platform/schema.generated.js';

/** Where to go on the second step of a login when what it asks for is not at hand. */
export function WithoutFactor({ secondFactors, phone }: { secondFactors: readonly SecondFactor[]; phone: string | null }) {
  const { t } = useLingui();
  const knowsPasskeys = useCanUsePasskeys();
  const hasPasskey = secondFactors.includes('PASSKEY');
  return (
    <section aria-labelledby="without-factor" className="border-t border-line pt-4">
      <h2 id="without-factor" className="font-medium">{t`Not at hand?`}</h2>
      {hasPasskey && (
        <p className="text-sm text-mute">
          {knowsPasskeys
            ? t`A passkey on your phone works here as well: choose another device when the browser asks for the passkey.`
            : t`This browser knows no passkeys. Please log in with another browser, or on the device that has your passkey.`}
        </p>
      )}
      <p className="mt-2 text-sm text-mute">{t`If you have lost it, the concierge desk makes sure that it is you, and helps you in again.`}</p>
      <ConciergePhone phone={phone} />
    </section>
  );
}
