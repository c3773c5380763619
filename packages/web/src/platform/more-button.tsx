import { useLingui } from '@lingui/react/macro';
import { useFaultText } from './fault-text.js';
import type { useMore } from './use-more.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

/** The next page of a list; a failure is told here, and what is already shown stays. */
export function MoreButton({ more }: { more: ReturnType<typeof useMore> }) {
  const { t } = useLingui();
  const textOf = useFaultText();
  return (
    <div className="mt-6 grid justify-items-center gap-4">
      {more.fault !== null && (
        <Notice tone="danger" title={textOf(more.fault).title}>
          {textOf(more.fault).advice}
        </Notice>
      )}
      <Button isBusy={more.isLoading} onClick={() => void more.loadMore()}>
        {more.isLoading ? t`Loading…` : t`Load more`}
      </Button>
    </div>
  );
}
