import { useId, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.js';

interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  /** Stands inside the field at its end, such as a button that shows a password. */
  action?: ReactNode;
  /** What may stand in it. */
  hint?: ReactNode;
  /** What is wrong with what stands in it. */
  error?: string | null;
}

export function TextField({ label, action, hint, error = null, className, ...rest }: TextFieldProps) {
  const id = useId();
  const descriptions = [rest['aria-describedby'], hint === undefined ? null : `${id}-hint`, error === null ? null : `${id}-error`];
  const describedBy = descriptions.filter((name) => name != null).join(' ');
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm text-mute">
        {label}
      </label>
      <div className="relative">
        <input
          {...rest}
          id={id}
          aria-describedby={describedBy === '' ? undefined : describedBy}
          aria-invalid={error !== null || rest['aria-invalid']}
          className={classes(
            'h-12 w-full rounded border border-field bg-raised px-4 text-base text-ink aria-invalid:border-danger',
            action !== undefined && 'pr-14',
            className,
          )}
        />
        {action}
      </div>
      {error !== null && (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="mt-1 text-sm text-mute">
          {hint}
        </div>
      )}
    </div>
  );
}
