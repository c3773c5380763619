import { useEffect, useRef, useState } from 'react';

/** Takes the focus to the first field of a form that is at fault, each time it is shown what is wrong. */
export function useFirstFault() {
  const form = useRef<HTMLFormElement>(null);
  const [shownCount, setShownCount] = useState(0);
  useEffect(() => {
    if (shownCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [shownCount]);
  return { form, shownCount, show: () => setShownCount((before) => before + 1) };
}
