import { X } from 'lucide-react';

interface ChipProps {
  label: string;
  /** What pressing it does, in words that hold the label. */
  removeLabel: string;
  onRemove: () => void;
}

/** Something that was chosen, and how to take it back. */
export function Chip({ label, removeLabel, onRemove }: ChipProps) {
  return (
    <button
      type="button"
      aria-label={removeLabel}
      onClick={onRemove}
      className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-line bg-raised px-4 text-left text-sm hover:border-mute"
    >
      {label}
      <X aria-hidden="true" size={14} strokeWidth={1.5} className="shrink-0 text-mute" />
    </button>
  );
}
