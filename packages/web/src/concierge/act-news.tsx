import { useEffect, useRef } from 'react';
import { Notice } from '../ui/notice.js';

/** What was just done. It takes the focus: the act it was done by may be gone from the page. */
export function ActNews({ said }: { said: string | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said !== null) box.current?.focus();
  }, [said]);
  return (
    <div ref={box} tabIndex={-1} className="mb-6 outline-none empty:hidden">
      {said !== null && <Notice tone="news" title={said} />}
    </div>
  );
}
