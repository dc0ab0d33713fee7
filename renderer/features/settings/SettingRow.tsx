// Owns the row of a setting with a list of choices. What a choice means is the caller's.
import { ChevronsUpDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, type Key } from 'react-aria-components'

export interface SettingChoice<V> {
  value: V
  text: string
}

interface RowProps<V> {
  name: string
  value: V
  choices: readonly SettingChoice<V>[]
  onChoose: (value: V) => void
}

export function SettingRow<V extends string | number>({ name, value, choices, onChoose }: RowProps<V>) {
  const choose = (key: Key | null): void => {
    const choice = choices.find((one) => one.value === key)
    if (choice !== undefined) onChoose(choice.value)
  }
  return (
    <Select className="settings__row" value={value} onChange={choose}>
      <Label className="settings__name">{name}</Label>
      <Button className="button settings__value">
        <SelectValue className="clipped" />
        <ChevronsUpDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <ListBox className="menu">
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.text} className="menu__item">
              {choice.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
