import type { ComponentProps } from 'react';
import { classes } from './classes.js';
import { useIsLive } from './use-is-live.js';

const LOOKS = {
  primary: 'bg-action text-on-action border-action hover:bg-action-strong',
  quiet: 'bg-transparent text-ink border-line hover:border-mute',
};

interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOKS;
  /** Busy keeps the focus and the size of the button, and lets nothing through twice. */
  isBusy?: boolean;
}

export function Button({ look = 'quiet', isBusy = false, className, onClick, children, disabled, ...rest }: ButtonProps) {
  const isLive = useIsLive();
  return (
    <button
      type="button"
      {...rest}
      disabled={!isLive || disabled}
      aria-disabled={isBusy}
      onClick={(event) => (isBusy ? event.preventDefault() : onClick?.(event))}
      className={classes(
        'min-h-11 cursor-pointer rounded border px-6 py-2 transition-colors duration-150 aria-disabled:opacity-70',
        LOOKS[look],
        className,
      )}
    >
      {children}
    </button>
  );
}
