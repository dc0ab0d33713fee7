// Owns the options of each kind of thing that is made. Every change makes another one at once.
import { useId, useState, type ReactNode } from 'react'
import type { SiteRules } from '../../../shared/model/generator.ts'
import { CHARACTER_CLASSES, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, PHRASE_SEPARATORS, USERNAME_STYLES, WORD_LISTS } from '../../../shared/model/generator-limits.ts'
import { useT } from '../../i18n/language-store.ts'
import { useGenerator } from './generator-store.ts'

export function GeneratorOptions() {
  const kind = useGenerator((state) => state.choices.kind)
  switch (kind) {
    case 'password':
      return <PasswordOptions />
    case 'phrase':
      return <PhraseOptions />
    case 'pin':
      return <PinOptions />
    case 'username':
      return <UsernameOptions />
  }
}

/** Longer ones can be typed; a slider over all of them would be too fine to set. */
const SLIDER_MOST = 64

function PasswordOptions() {
  const t = useT()
  const password = useGenerator((state) => state.choices.password)
  const choose = useGenerator((state) => state.choose)
  const last = CHARACTER_CLASSES.filter((name) => password[name]).length === 1
  return (
    <div className="options">
      <LengthRow name={t('generator.length')} value={password.length} least={MIN_PASSWORD_LENGTH} most={MAX_PASSWORD_LENGTH} onSet={(length) => void choose('password', { length })} />
      <div className="options__checks" role="group" aria-label={t('generator.characters')}>
        {CHARACTER_CLASSES.map((name) => (
          <Tick key={name} name={t(`generator.${name}`)} isOn={password[name]} isFixed={last && password[name]} onSet={(isOn) => void choose('password', { [name]: isOn })} />
        ))}
        <Tick name={t('generator.avoidLookAlikes')} isOn={password.avoidLookAlikes} onSet={(avoidLookAlikes) => void choose('password', { avoidLookAlikes })} />
      </div>
      <SiteRulesPart />
    </div>
  )
}

function SiteRulesPart() {
  const t = useT()
  const rules = useGenerator((state) => state.rules)
  const setRules = useGenerator((state) => state.setRules)
  const set = (change: Partial<SiteRules>): void => void setRules(change)
  return (
    <details className="options__rules">
      <summary>{t('generator.rules')}</summary>
      <div className="options__grid">
        <TextRow name={t('generator.required')} value={rules.required} onSet={(required) => { set({ required }) }} />
        <TextRow name={t('generator.forbidden')} value={rules.forbidden} onSet={(forbidden) => { set({ forbidden }) }} />
        <NumberRow name={t('generator.minLength')} value={rules.minLength} least={1} most={MAX_PASSWORD_LENGTH} onSet={(minLength) => { set({ minLength }) }} />
        <NumberRow name={t('generator.maxLength')} value={rules.maxLength} least={1} most={MAX_PASSWORD_LENGTH} onSet={(maxLength) => { set({ maxLength }) }} />
      </div>
    </details>
  )
}

function PhraseOptions() {
  const t = useT()
  const phrase = useGenerator((state) => state.choices.phrase)
  const choose = useGenerator((state) => state.choose)
  return (
    <div className="options">
      <LengthRow name={t('generator.words')} value={phrase.words} least={3} most={12} onSet={(words) => void choose('phrase', { words })} />
      <div className="options__grid">
        <PickRow name={t('generator.list')} value={phrase.list} choices={WORD_LISTS.map((value) => ({ value, text: t(`generator.list-${value}`) }))} onSet={(list) => void choose('phrase', { list })} />
        <PickRow
          name={t('generator.separator')}
          value={phrase.separator}
          choices={PHRASE_SEPARATORS.map((value) => ({ value, text: value === ' ' ? t('generator.space') : value }))}
          onSet={(separator) => void choose('phrase', { separator })}
        />
      </div>
      <div className="options__checks">
        <Tick name={t('generator.capitals')} isOn={phrase.capitals} onSet={(capitals) => void choose('phrase', { capitals })} />
        <Tick name={t('generator.digit')} isOn={phrase.digit} onSet={(digit) => void choose('phrase', { digit })} />
      </div>
    </div>
  )
}

function PinOptions() {
  const t = useT()
  const { length } = useGenerator((state) => state.choices.pin)
  const choose = useGenerator((state) => state.choose)
  return (
    <div className="options">
      <LengthRow name={t('generator.length')} value={length} least={3} most={16} onSet={(next) => void choose('pin', { length: next })} />
      <p className="options__note">{t('generator.pinNote')}</p>
    </div>
  )
}

function UsernameOptions() {
  const t = useT()
  const { style, digits } = useGenerator((state) => state.choices.username)
  const choose = useGenerator((state) => state.choose)
  return (
    <div className="options">
      <LengthRow name={t('generator.digitsBehind')} value={digits} least={0} most={4} onSet={(next) => void choose('username', { digits: next })} />
      <div className="options__grid">
        <PickRow name={t('generator.style')} value={style} choices={USERNAME_STYLES.map((value) => ({ value, text: t(`generator.style-${value}`) }))} onSet={(next) => void choose('username', { style: next })} />
      </div>
    </div>
  )
}

interface AmountProps {
  name: string
  value: number
  least: number
  most: number
  onSet: (value: number) => void
}

function LengthRow({ name, value, least, most, onSet }: AmountProps) {
  const id = useId()
  return (
    <div className="options__length">
      <label htmlFor={id}>{name}</label>
      <input id={id} type="range" min={least} max={Math.max(Math.min(most, SLIDER_MOST), value)} value={value} onChange={(event) => { onSet(event.currentTarget.valueAsNumber) }} />
      <AmountInput name={name} value={value} least={least} most={most} onSet={onSet} />
    </div>
  )
}

/** A half-typed number stays in the field and counts as soon as it is in bounds. */
function AmountInput({ name, value, least, most, onSet }: AmountProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      className="input options__number"
      type="number"
      aria-label={name}
      min={least}
      max={most}
      value={typed ?? value}
      onChange={({ currentTarget }) => {
        const { value: text, valueAsNumber: amount } = currentTarget
        setTyped(text)
        if (Number.isInteger(amount) && amount >= least && amount <= most) onSet(amount)
      }}
      onBlur={() => { setTyped(null) }}
    />
  )
}

function NumberRow(props: AmountProps) {
  return (
    <Labelled name={props.name}>
      <AmountInput {...props} />
    </Labelled>
  )
}

function Labelled({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="options__labelled">
      <span className="options__label" aria-hidden="true">{name}</span>
      {children}
    </div>
  )
}

function TextRow({ name, value, onSet }: { name: string; value: string; onSet: (value: string) => void }) {
  return (
    <Labelled name={name}>
      <input className="input options__signs" aria-label={name} maxLength={64} spellCheck={false} autoComplete="off" value={value} onChange={(event) => { onSet(event.currentTarget.value) }} />
    </Labelled>
  )
}

interface PickProps<V extends string> {
  name: string
  value: V
  choices: readonly { value: V; text: string }[]
  onSet: (value: V) => void
}

function PickRow<V extends string>({ name, value, choices, onSet }: PickProps<V>) {
  return (
    <Labelled name={name}>
      <select
        className="input"
        aria-label={name}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((one) => one.value === event.currentTarget.value)
          if (chosen !== undefined) onSet(chosen.value)
        }}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/** `isFixed`: the last one that is left, which cannot be taken off. */
function Tick({ name, isOn, isFixed = false, onSet }: { name: string; isOn: boolean; isFixed?: boolean; onSet: (isOn: boolean) => void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={isOn} aria-disabled={isFixed} onChange={(event) => { if (!isFixed) onSet(event.currentTarget.checked) }} />
      {name}
    </label>
  )
}
