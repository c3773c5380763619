/** Holds the place of a page that is on its way. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="motion-safe:animate-pulse">
      <div className="h-4 w-32 rounded-sm bg-line" />
      <div className="mt-4 h-11 w-56 rounded-sm bg-line" />
      <div className="mt-12 divide-y divide-line border-y border-line">
        {[1, 2, 3, 4, 5].map((row) => (
          <div key={row} className="flex h-18 items-center justify-between">
            <div className="h-4 w-40 rounded-sm bg-line" />
            <div className="h-4 w-20 rounded-sm bg-line" />
          </div>
        ))}
      </div>
    </div>
  );
}
