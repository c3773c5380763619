import { useEffect, useRef, useState } from 'react';

/** Takes the focus to the first field of a form that is at fault, each time it is shown what is wrong. */
export function useFirstFault() {
  const form = useRef<HTMLFormElement>(null);
  const [shownCount, setShownCount] = useState(0);
  useEffect(() => {
    if (shownCount === 0) return;
    const atFault = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    // Of a choice it is the first of its buttons.
    (atFault?.querySelector<HTMLElement>('input') ?? atFault)?.focus();
  }, [shownCount]);
  return { form, shownCount, show: () => setShownCount((before) => before + 1) };
}
