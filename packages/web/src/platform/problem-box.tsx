import { useEffect, useRef, type ReactNode } from 'react';
import { ProblemNotice, type Problem } from './problem-notice.js';

/**
 * Holds the place of a problem above a form, and takes the focus to it when there is one.
 * @param children what a refusal leads on to
 */
export function ProblemBox({ problem, children }: { problem: Problem | null; children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) box.current?.focus();
  }, [problem]);
  return (
    <div ref={box} tabIndex={-1} className="empty:hidden">
      {problem !== null && <ProblemNotice problem={problem}>{children}</ProblemNotice>}
    </div>
  );
}
