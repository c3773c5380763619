import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { classes } from './classes.js';

interface SelectFieldProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  name?: string;
  autoComplete?: string;
  /** As large as the text fields of a form. */
  isLarge?: boolean;
  /** What is wrong with what is chosen. */
  error?: string | null;
}

/** The browser's own list box: one of many. */
export function SelectField({ label, value, options, onChange, isLarge = false, error = null, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={classes('mb-1 block text-mute', isLarge ? 'text-sm' : 'text-xs')}>
        {label}
      </label>
      <div className="relative">
        <select
          {...rest}
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          className={classes(
            'w-full max-w-full cursor-pointer appearance-none rounded border border-field bg-raised pr-9 text-ellipsis text-ink aria-invalid:border-danger',
            isLarge ? 'h-12 pl-4 text-base' : 'h-11 pl-3 text-sm',
          )}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" size={16} className="pointer-events-none absolute inset-y-0 right-3 my-auto text-mute" />
      </div>
      {error !== null && (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
