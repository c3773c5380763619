import type { StatementStatus } from '../platform/schema.generated.js';
import { useStatementWords } from './statement-words.js';

/** The state of a statement as a word; the colour only repeats it. */
export function StatusWord({ status }: { status: StatementStatus }) {
  const words = useStatementWords();
  const look = status === 'CLOSED' ? 'border-accent text-accent' : 'border-line text-mute';
  return <span className={`inline-block border px-2 text-sm leading-6 whitespace-nowrap ${look}`}>{words.status(status)}</span>;
}
