// Owns the small menu that opens from a button. What the choices do is the caller's.
import type { LucideIcon } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover, type Key } from 'react-aria-components'
import type { ReactNode } from 'react'

export interface Choice<K extends string> {
  key: K
  text: string
  icon?: LucideIcon
  tone?: 'bad'
  /** Keys that do the same. */
  keys?: string
}

interface Props<K extends string> {
  /** The button. */
  children: ReactNode
  name: string
  choices: readonly Choice<K>[]
  /** Set for a menu in which one choice is in force. */
  selected?: K
  placement?: 'bottom start' | 'bottom end' | 'top start'
  onChoose: (key: K) => void
}

export function ChoiceMenu<K extends string>({ children, name, choices, selected, placement = 'bottom end', onChoose }: Props<K>) {
  const choose = (key: Key): void => {
    const choice = choices.find((one) => one.key === key)
    if (choice !== undefined) onChoose(choice.key)
  }
  return (
    <MenuTrigger>
      {children}
      <Popover className="menu-popover" placement={placement} offset={4}>
        <Menu
          aria-label={name}
          className="menu"
          onAction={choose}
          {...(selected === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [selected], disallowEmptySelection: true })}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.key} id={choice.key} textValue={choice.text} className="menu__item" data-tone={choice.tone}>
              {choice.icon !== undefined && <choice.icon size={16} aria-hidden="true" />}
              <span>{choice.text}</span>
              {choice.keys !== undefined && <kbd className="menu__keys">{choice.keys}</kbd>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
