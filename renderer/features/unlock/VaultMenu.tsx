// Owns the small menu under the unlock card. Written by hand: a component library would double what this view loads.
import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

interface Choice {
  text: string
  onChoose: () => void
}

export function VaultMenu({ name, choices }: { name: string; choices: readonly Choice[] }) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  }, [isOpen])

  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const index = items.findIndex((item) => item === document.activeElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape') close()
    else if (step !== 0) items.at((index + step + items.length) % items.length)?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={box}
      className="vault-menu"
      onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false) }}
    >
      <button
        ref={opener}
        type="button"
        className="button"
        data-tone="quiet"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => { setOpen(!isOpen) }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {name}
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      {isOpen && (
        <div id={id} className="vault-menu__list" role="menu" aria-label={name} onKeyDown={onKeyDown}>
          {choices.map((choice) => (
            <button
              key={choice.text}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="vault-menu__item"
              onClick={() => {
                close()
                choice.onChoose()
              }}
            >
              {choice.text}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
