// Owns what a person can say of a bare text key: type, algorithm, digits, period or counter. Reads no key.
import { ChevronDown, ChevronsUpDown } from 'lucide-react'
import { useId, useState } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, type Key } from 'react-aria-components'
import { HMAC_ALGORITHMS, OTP_TYPES } from '../../../shared/model/otp-kinds.ts'
import type { KeyChoice } from '../../../shared/model/otp.ts'
import { useT } from '../../i18n/language-store.ts'
import { ALGORITHM_NAMES, TYPE_NAMES } from '../../ui/otp-names.ts'

const DIGITS = [4, 5, 6, 7, 8, 9, 10]
const MAX_PERIOD_SECONDS = 86_400

interface Props {
  choice: KeyChoice
  onChange: (choice: KeyChoice) => void
}

export function OtpAdvanced({ choice, onChange }: Props) {
  const t = useT()
  const isFree = choice.type === 'totp' || choice.type === 'hotp'
  return (
    <div className="otp-advanced" role="group" aria-label={t('otp.advanced')}>
      <Pick name={t('otp.type')} value={choice.type} values={OTP_TYPES} textOf={(type) => TYPE_NAMES[type]} onPick={(type) => { onChange({ ...choice, type }) }} />
      {isFree && (
        <>
          <Pick
            name={t('otp.algorithm')}
            value={choice.algorithm}
            values={HMAC_ALGORITHMS}
            textOf={(algorithm) => ALGORITHM_NAMES[algorithm]}
            onPick={(algorithm) => { onChange({ ...choice, algorithm }) }}
          />
          <Pick name={t('otp.digits')} value={choice.digits} values={DIGITS} textOf={String} onPick={(digits) => { onChange({ ...choice, digits }) }} />
        </>
      )}
      {choice.type === 'totp' && (
        <NumberField
          key={`period-${String(choice.periodSeconds)}`}
          name={t('otp.period')}
          value={choice.periodSeconds}
          min={1}
          max={MAX_PERIOD_SECONDS}
          onSet={(periodSeconds) => { onChange({ ...choice, periodSeconds }) }}
        />
      )}
      {choice.type === 'hotp' && (
        <NumberField
          key={`counter-${String(choice.counter)}`}
          name={t('otp.counter')}
          value={choice.counter}
          min={0}
          max={Number.MAX_SAFE_INTEGER - 1}
          onSet={(counter) => { onChange({ ...choice, counter }) }}
        />
      )}
    </div>
  )
}

/** The button that opens and closes it. */
export function AdvancedToggle({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const t = useT()
  return (
    <Button className="button otp-advanced__toggle" data-tone="quiet" aria-expanded={isOpen} onPress={onToggle}>
      {t('otp.advanced')}
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  )
}

interface PickProps<V> {
  name: string
  value: V
  values: readonly V[]
  textOf: (value: V) => string
  onPick: (value: V) => void
}

function Pick<V extends string | number>({ name, value, values, textOf, onPick }: PickProps<V>) {
  const pick = (key: Key | null): void => {
    const picked = values.find((one) => one === key)
    if (picked !== undefined) onPick(picked)
  }
  return (
    <Select className="otp-advanced__field" value={value} onChange={pick}>
      <Label className="field__label">{name}</Label>
      <Button className="button">
        <SelectValue className="clipped" />
        <ChevronsUpDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover" placement="bottom start" offset={4}>
        <ListBox className="menu">
          {values.map((one) => (
            <ListBoxItem key={one} id={one} textValue={textOf(one)} className="menu__item">
              {textOf(one)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

interface NumberProps {
  name: string
  value: number
  min: number
  max: number
  onSet: (value: number) => void
}

/** Takes effect when it is left or confirmed, so that no half-typed number is read. */
function NumberField({ name, value, min, max, onSet }: NumberProps) {
  const id = useId()
  const [text, setText] = useState(String(value))
  const number = Number(text)
  const isPossible = /^\d+$/.test(text) && number >= min && number <= max
  const set = (): void => {
    if (isPossible && number !== value) onSet(number)
    if (!isPossible) setText(String(value))
  }
  return (
    <div className="otp-advanced__field">
      <label className="field__label" htmlFor={id}>
        {name}
      </label>
      <input
        id={id}
        className="input"
        inputMode="numeric"
        autoComplete="off"
        maxLength={16}
        aria-invalid={!isPossible || undefined}
        value={text}
        onChange={(event) => { setText(event.currentTarget.value) }}
        onBlur={set}
        onKeyDown={(event) => {
          if (event.key === 'Enter') set()
        }}
      />
    </div>
  )
}
