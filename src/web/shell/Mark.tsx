/** The mark: a matoi, the standard that a fire brigade of Edo carried onto the roof, its strips swinging. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g fill="var(--ink)">
        <circle cx="16" cy="5" r="4" />
        <rect x="5" y="9" width="22" height="6" rx="1.5" />
      </g>
      <path
        fill="var(--vermilion)"
        d="M6 16.5h4V29L6 27zM11.3 16.5h3.9V31h-3.9zM16.8 16.5h3.9V31h-3.9zM22 16.5h4V27l-4 2z"
      />
    </svg>
  )
}
