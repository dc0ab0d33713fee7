// Owns the ring that empties with a code's time. Decoration: the seconds stand beside it as text.

export function CountdownRing({ shareLeft, isLast }: { shareLeft: number; isLast: boolean }) {
  return (
    <svg className="ring" data-last={isLast || undefined} viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <circle className="ring__track" cx="10" cy="10" r="8" pathLength="100" />
      <circle className="ring__left" cx="10" cy="10" r="8" pathLength="100" strokeDasharray="100" strokeDashoffset={100 - shareLeft * 100} />
    </svg>
  )
}
