/** Three warp threads and a shuttle: the mark of the studio. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill="var(--t-accent)" />
      <path
        d="M4.5 5.5h11M4.5 10h11M10 5.5v9.5"
        fill="none"
        stroke="var(--t-on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
