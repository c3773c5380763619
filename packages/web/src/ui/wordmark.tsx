/** The name of the service, set in type alone. */
export function Wordmark() {
  return (
    <span className="inline-flex items-baseline gap-2 tracking-wide">
      <span className="text-xl font-light">Meisai</span>
      <span className="text-xs text-accent" lang="ja">
        明細
      </span>
    </span>
  );
}
