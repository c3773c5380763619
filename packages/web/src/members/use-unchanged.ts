import { useState } from 'react';

/** Stops a change that changes nothing, and says so until something is different. */
export function useUnchanged(isChanged: boolean) {
  const [isTried, setIsTried] = useState(false);
  return {
    isShown: isTried && !isChanged,
    passes(): boolean {
      setIsTried(!isChanged);
      return isChanged;
    },
  };
}
