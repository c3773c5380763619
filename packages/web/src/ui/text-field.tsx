import { useId, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.js';

interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  /** Stands inside the field at its end, such as a button that shows a password. */
  action?: ReactNode;
}

export function TextField({ label, action, className, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm text-mute">
        {label}
      </label>
      <div className="relative">
        <input
          {...rest}
          id={id}
          className={classes(
            'h-12 w-full rounded border border-field bg-raised px-4 text-base text-ink aria-invalid:border-danger',
            action !== undefined && 'pr-14',
            className,
          )}
        />
        {action}
      </div>
    </div>
  );
}
