import { useLingui } from '@lingui/react/macro';
import type { UserIdFault } from '@meisai/schema/rules';
import type { ComponentProps } from 'react';
import { TextField } from '../ui/text-field.js';

/** A user ID, there is one or is to be. */
export function UserIdField(props: Omit<ComponentProps<typeof TextField>, 'name' | 'autoComplete'>) {
  return <TextField {...props} name="userId" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} required />;
}

/** What is wrong with a user ID to be, in words. */
export function useUserIdFaultText() {
  const { t } = useLingui();
  return function textOf(fault: UserIdFault | null): string | null {
    if (fault === null) return null;
    if (fault === 'TOO_SHORT') return t`At least 4 characters.`;
    if (fault === 'TOO_LONG') return t`At most 64 characters.`;
    return t`Letters of the alphabet, digits and . _ - @ only.`;
  };
}
