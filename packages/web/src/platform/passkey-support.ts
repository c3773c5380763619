import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether this browser can do anything with passkeys; nearly all can, so what is drawn before any code has come says so. */
export function useCanUsePasskeys(): boolean {
  return useSyncExternalStore(never, canUsePasskeys, () => true);
}

function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/** Whether this browser offers passkeys in the field of a form, among what it fills in. */
export async function canFillPasskeys(): Promise<boolean> {
  return canUsePasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;
}
