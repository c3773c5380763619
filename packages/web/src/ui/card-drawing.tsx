const LINES = Array.from({ length: 15 }, (_none, index) => index);

/** A card drawn in fine lines: no brand, no number, only paper and metal. */
export function CardDrawing({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 320 202" fill="none" aria-hidden="true" className={className}>
      <rect x="0.5" y="0.5" width="319" height="201" rx="13.5" className="stroke-accent" vectorEffect="non-scaling-stroke" />
      {LINES.map((line) => (
        <path
          key={line}
          d={`M0 ${166 - line * 5}C92 ${126 - line * 12} 178 ${216 - line * 9} 320 ${96 - line * 3}`}
          className="stroke-accent"
          strokeWidth="0.6"
          opacity={0.2 + line * 0.045}
        />
      ))}
      <rect x="28" y="66" width="40" height="30" rx="5" className="fill-paper stroke-accent" />
      <path d="M28 76h13v10H28M68 76H55v10h13M41 66v30M55 66v30" className="stroke-accent" strokeWidth="0.8" />
    </svg>
  );
}
