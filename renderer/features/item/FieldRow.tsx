// Owns the row in which a field stands, shown or edited alike: label above value, actions at the end. Knows no field's meaning.
import type { KeyboardEvent, ReactNode } from 'react'

interface Props {
  /** The field's name for screen readers and for tests. */
  name: string
  label: ReactNode
  children: ReactNode
  /** What lies over the whole row: the button that copies. */
  over?: ReactNode
  side?: ReactNode
  kind?: string
  /** What the value is for, where that is more than its kind. */
  format?: string | null | undefined
  isUsed?: boolean
  /** Set while it is edited: the row can be found, moved and reached by keys of its own. */
  edited?: { id: string; isDragged: boolean; grip: ReactNode; onKeyDown: (event: KeyboardEvent<HTMLElement>) => void }
}

export function FieldRow({ name, label, children, over, side, kind, format, isUsed = false, edited }: Props) {
  return (
    <div
      className="field"
      role="group"
      aria-label={name}
      data-kind={kind}
      data-format={format ?? undefined}
      data-used={isUsed || undefined}
      data-editing={edited === undefined ? undefined : true}
      data-field-id={edited?.id}
      data-dragged={edited?.isDragged === true || undefined}
      onKeyDown={edited?.onKeyDown}
    >
      {edited?.grip}
      {over}
      <div className="field__main">
        <div className="field__label">{label}</div>
        {children}
      </div>
      {side !== undefined && <div className="field__side">{side}</div>}
    </div>
  )
}
