import { useLingui } from '@lingui/react/macro';

interface ContactStateProps {
  contact: { value: string | null; pending: { value: string } | null };
  /** Turns what is kept into what is read. */
  read?: (value: string) => string;
}

/** A contact that counts, and the one that waits to be confirmed. */
export function ContactState({ contact: { value, pending }, read = (kept) => kept }: ContactStateProps) {
  const { t } = useLingui();
  return (
    <span className="grid">
      <span>{value === null ? t`Not on file` : read(value)}</span>
      {pending !== null && <span className="text-accent">{t`Waits to be confirmed: ${read(pending.value)}`}</span>}
    </span>
  );
}
