import { useLingui } from '@lingui/react/macro';
import { Check, Circle } from 'lucide-react';

/** A rule for what is being typed, and whether it is kept yet. */
export function KeptRule({ isKept, children }: { isKept: boolean; children: string }) {
  const { t } = useLingui();
  const Icon = isKept ? Check : Circle;
  return (
    <li className="flex gap-2">
      <Icon aria-hidden="true" size={16} strokeWidth={1.5} className={isKept ? 'mt-1 shrink-0 text-accent' : 'mt-1 shrink-0'} />
      <span>
        {children}
        <span className="sr-only">{isKept ? t`: kept` : t`: not kept yet`}</span>
      </span>
    </li>
  );
}
