import type { StatementStatus } from '../platform/schema.generated.js';
import { useStatementWords } from './statement-words.js';

interface StatusWordProps {
  status: StatementStatus;
  /** Whether the bill is the member's to pay; the holder of a family card is not told whether it was paid. */
  isOwn: boolean;
}

/** The state of a statement as a word; the colour only repeats it. */
export function StatusWord({ status, isOwn }: StatusWordProps) {
  const words = useStatementWords();
  const look = isOwn && status === 'CLOSED' ? 'border-accent text-accent' : 'border-line text-mute';
  return (
    <span className={`inline-block border px-2 text-sm leading-6 whitespace-nowrap ${look}`}>
      {isOwn ? words.status(status) : words.shareStatus(status)}
    </span>
  );
}
