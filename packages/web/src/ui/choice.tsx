import { useId } from 'react';
import { classes } from './classes.js';
import { useIsLive } from './use-is-live.js';

interface ChoiceProps<T extends string> {
  label: string;
  isLabelVisible?: boolean;
  /** Empty where nothing is chosen yet. */
  value: T | '';
  options: readonly { value: T; label: string; lang?: string }[];
  onChange: (value: T) => void;
  /** What is wrong with what is chosen. */
  error?: string | null;
}

/** One of a few, all of them in sight: native radio buttons that look like segments. */
export function Choice<T extends string>({ label, isLabelVisible = false, value, options, onChange, error = null }: ChoiceProps<T>) {
  const name = useId();
  const isLive = useIsLive();
  return (
    <fieldset {...(error === null ? {} : { role: 'radiogroup', 'aria-invalid': true, 'aria-describedby': `${name}-error` })}>
      <legend className={isLabelVisible ? 'mb-1 text-sm text-mute' : 'sr-only'}>{label}</legend>
      <div className="flex gap-1">
        {options.map((option) => (
          <label key={option.value} lang={option.lang} className="relative flex-1 cursor-pointer">
            <input
              type="radio"
              name={name}
              disabled={!isLive}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="peer absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <span
              className={classes(
                'flex min-h-11 items-center justify-center border-b-2 px-3 text-sm whitespace-nowrap text-mute peer-checked:border-accent peer-checked:text-ink peer-hover:text-ink peer-focus-visible:outline-2 peer-focus-visible:outline-focus',
                error !== null ? 'border-danger' : value === '' ? 'border-line' : 'border-transparent',
              )}
            >
              {option.label}
            </span>
          </label>
        ))}
      </div>
      {error !== null && (
        <p id={`${name}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
