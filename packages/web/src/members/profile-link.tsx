import { useLingui } from '@lingui/react/macro';
import { BackLink } from '../platform/back-link.js';

export function ProfileLink() {
  const { t } = useLingui();
  return <BackLink to="/profile" label={t`Profile`} />;
}
