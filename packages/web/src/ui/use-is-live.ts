import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page answers already: false in what was drawn before its code came, and while it is taken over. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
