import type { ReactNode } from 'react';
import { TextField } from '../ui/text-field.js';

interface PinFieldProps {
  label: string;
  name: string;
  value: string;
  error: string | null;
  hint?: ReactNode;
  onType: (text: string) => void;
}

/**
 * Four digits drawn as dots. No field for passwords: a browser would offer to keep the PIN as one, and put the login's in its place.
 * The attributes tell password managers to leave it alone.
 */
export function PinField({ onType, error, hint, ...rest }: PinFieldProps) {
  return (
    <TextField
      {...rest}
      {...(hint === undefined ? {} : { hint })}
      error={error}
      onChange={(event) => onType(event.currentTarget.value)}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      data-1p-ignore=""
      data-bwignore=""
      data-lpignore="true"
      maxLength={8}
      required
      className="max-w-40 font-mono tracking-[0.4em] [-webkit-text-security:disc]"
    />
  );
}
