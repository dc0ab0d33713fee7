// Owns the row in which a field stands, shown or edited alike: label above value, actions at the end. Knows no field's meaning.
import type { ReactNode } from 'react'

interface Props {
  /** The field's name for screen readers and for tests. */
  name: string
  label: ReactNode
  children: ReactNode
  /** What lies over the whole row: the button that copies. */
  over?: ReactNode
  side?: ReactNode
  kind?: string
}

export function FieldRow({ name, label, children, over, side, kind }: Props) {
  return (
    <div className="field" role="group" aria-label={name} data-kind={kind}>
      {over}
      <div className="field__main">
        <div className="field__label">{label}</div>
        {children}
      </div>
      {side !== undefined && <div className="field__side">{side}</div>}
    </div>
  )
}
