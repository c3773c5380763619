import { useLingui } from '@lingui/react/macro';
import { PageSkeleton } from '../ui/skeleton.js';

export function Pending() {
  const { t } = useLingui();
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <PageSkeleton label={t`Loading`} />
    </div>
  );
}
