// Owns a sentence that stands in the page: a problem, a warning, a success. State is never told by colour alone.
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const ICONS = { bad: CircleAlert, warn: TriangleAlert, good: CircleCheck }

interface Props {
  tone: keyof typeof ICONS
  children: ReactNode
  /** Said at once by screen readers, for what has just happened. */
  isNews?: boolean
}

export function Sentence({ tone, children, isNews = false }: Props) {
  const Icon = ICONS[tone]
  return (
    <div className="sentence" data-tone={tone} {...(isNews ? { role: tone === 'bad' ? 'alert' : 'status' } : {})}>
      <Icon size={16} aria-hidden="true" />
      <div>{children}</div>
    </div>
  )
}
