import type { ComponentProps, ReactNode } from 'react';
import { useIsLive } from './use-is-live.js';

interface CheckFieldProps extends ComponentProps<'input'> {
  label: ReactNode;
}

/** One thing that is so or not: the browser's own box, with words that can be pressed as well. */
export function CheckField({ label, ...rest }: CheckFieldProps) {
  const isLive = useIsLive();
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3">
      <input {...rest} type="checkbox" disabled={!isLive} className="size-5 shrink-0 accent-action" />
      {label}
    </label>
  );
}
