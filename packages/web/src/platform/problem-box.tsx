import { useEffect, useRef } from 'react';
import { ProblemNotice, type Problem } from './problem-notice.js';

/** Holds the place of a problem above a form, and takes the focus to it when there is one. */
export function ProblemBox({ problem }: { problem: Problem | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) box.current?.focus();
  }, [problem]);
  return (
    <div ref={box} tabIndex={-1} className="empty:hidden">
      {problem !== null && <ProblemNotice problem={problem} />}
    </div>
  );
}
