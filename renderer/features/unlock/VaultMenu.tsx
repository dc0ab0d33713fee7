// Owns the small menu under the unlock card. Written by hand: a component library would double what this view loads.
import { ChevronDown, X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

interface Choice {
  text: string
  onChoose: () => void
}

/** A vault that was open on this computer. */
interface VaultChoice extends Choice {
  id: string
  folder: string
  /** Its file is not there: it cannot be chosen, only taken off the list. */
  isMissing: boolean
  removeText: string
  onRemove: () => void
}

export function VaultMenu({ name, vaults, choices }: { name: string; vaults: readonly VaultChoice[]; choices: readonly Choice[] }) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus()
  }, [isOpen])

  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])]
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
          {vaults.map((vault) => (
            <VaultRow key={vault.id} vault={vault} onClose={close} />
          ))}
          {vaults.length > 0 && <hr className="vault-menu__line" />}
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

function VaultRow({ vault: { text, folder, isMissing, removeText, onChoose, onRemove }, onClose }: { vault: VaultChoice; onClose: () => void }) {
  return (
    <div className="vault-menu__vault" role="none" data-missing={isMissing || undefined}>
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        className="vault-menu__item"
        aria-label={text}
        disabled={isMissing}
        onClick={() => {
          onClose()
          onChoose()
        }}
      >
        <span className="vault-menu__name clipped">{text}</span>
        <span className="vault-menu__folder clipped" title={folder}>
          {folder}
        </span>
      </button>
      <button type="button" role="menuitem" tabIndex={-1} className="icon-button" aria-label={removeText} title={removeText} onClick={onRemove}>
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
