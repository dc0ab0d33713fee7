// Owns dragging a field to another place by its grip. The keyboard's way is the row's own (field-keys.ts).
import { GripVertical } from 'lucide-react'
import { useEffect, useRef, type PointerEvent } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { useEditor } from './editor-store.ts'
import { placeOf } from './field-order.ts'

/** How many of the other rows of the card lie above the pointer: the place among them that is meant. */
function placeUnder(card: Element, fieldId: string, pointerY: number): number {
  const others = [...card.querySelectorAll<HTMLElement>('[data-field-id]')].filter((row) => row.dataset['fieldId'] !== fieldId && row.dataset['removed'] === undefined)
  return others.filter((row) => {
    const { top, height } = row.getBoundingClientRect()
    return top + height / 2 < pointerY
  }).length + 1
}

interface Drag {
  card: Element
  startPosition: number
}

function useFieldDrag(fieldId: string) {
  const fields = useEditor((state) => state.item?.fields)
  const moveField = useEditor((state) => state.moveField)
  const setDragged = useEditor((state) => state.setDragged)
  const end = useRef<(() => void) | null>(null)
  useEffect(() => () => end.current?.(), [])

  const start = ({ card, startPosition }: Drag): void => {
    // On the window, not captured by the grip: the grip's row is taken out and put back at each move.
    const ends = new AbortController()
    const stop = (): void => {
      ends.abort()
      end.current = null
      setDragged(null)
    }
    end.current = stop
    const { signal } = ends
    window.addEventListener('pointermove', (event) => { moveField(fieldId, placeUnder(card, fieldId, event.clientY)) }, { signal })
    window.addEventListener('pointerup', stop, { signal })
    window.addEventListener('pointercancel', stop, { signal })
    window.addEventListener('blur', stop, { signal })
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return
        // Escape puts the field back; it must not close the editor too.
        event.preventDefault()
        event.stopPropagation()
        moveField(fieldId, startPosition)
        stop()
      },
      { signal, capture: true }
    )
    setDragged(fieldId)
  }
  return (event: PointerEvent<HTMLElement>): void => {
    const card = event.currentTarget.closest('.card')
    const place = placeOf(fields ?? [], fieldId)
    if (event.button !== 0 || card === null || place === null) return
    event.preventDefault()
    start({ card, startPosition: place.position })
  }
}

export function FieldGrip({ fieldId, name }: { fieldId: string; name: string }) {
  const t = useT()
  const onPointerDown = useFieldDrag(fieldId)
  return (
    <span className="field__grip" role="img" aria-label={t('editor.drag', { field: name })} onPointerDown={onPointerDown}>
      <GripVertical size={16} aria-hidden="true" />
    </span>
  )
}
