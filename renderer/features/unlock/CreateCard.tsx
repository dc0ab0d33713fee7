// Owns the card that makes a new vault: name, password twice, its strength, and one honest paragraph.
import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { useFirstT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { MIN_PASSWORD_LENGTH } from '../../ui/password-strength.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { StrengthBar, useStrength } from '../../ui/StrengthBar.tsx'


interface Props {
  calls: Bridge<'unlock'>['calls']
  onOpenExisting: () => void
  /** The way to vaults that were open before; null when there are none. */
  others: ReactNode
}

type Problem = 'too-short' | 'repeat-differs' | ErrorCode

export function CreateCard({ calls, onOpenExisting, others }: Props) {
  const t = useFirstT()
  const password = useRef<HTMLInputElement>(null)
  const repeat = useRef<HTMLInputElement>(null)
  const [name, setName] = useState<string>(() => t('create.defaultName'))
  const [isWorking, setWorking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [read] = useState(() => () => password.current?.value ?? '')
  const { strength, onType } = useStrength(read, name)

  const check = (): Problem | null => {
    const typed = password.current?.value ?? ''
    // Counted as people count: an emoji or a kanji is one character.
    if (Array.from(typed).length < MIN_PASSWORD_LENGTH) return 'too-short'
    return typed === repeat.current?.value ? null : 'repeat-differs'
  }
  const create = async (): Promise<void> => {
    const found = check()
    setProblem(found)
    if (found !== null || isWorking || password.current === null || repeat.current === null) {
      if (found !== null) (found === 'too-short' ? password : repeat).current?.focus()
      return
    }
    setWorking(true)
    const result = await calls['vault.create']({ name: name.trim() === '' ? t('create.defaultName') : name.trim(), password: password.current.value })
    if (result.ok) {
      // The view is taken away in a moment; until then it stays "working".
      password.current.value = ''
      repeat.current.value = ''
      return
    }
    setWorking(false)
    setProblem(result.code)
  }
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void create()
  }
  const forget = (about: Problem): void => {
    if (problem === about) setProblem(null)
  }
  const isOfField = problem === 'too-short' || problem === 'repeat-differs'
  return (
    <form className="unlock-card unlock-card--create" onSubmit={onSubmit} aria-busy={isWorking} noValidate>
      <header>
        <h1 className="unlock-card__title">{t('create.title')}</h1>
        <p className="unlock-card__intro">{t('create.intro')}</p>
      </header>
      {problem !== null && !isOfField && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
      <label className="typed-field">
        <span className="typed-field__label">{t('create.nameLabel')}</span>
        <input
          className="input"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          readOnly={isWorking}
          value={name}
          onChange={(event) => { setName(event.currentTarget.value) }}
        />
      </label>
      <PasswordInput
        ref={password}
        label={t('create.passwordLabel')}
        problem={problem === 'too-short' ? t('create.tooShort') : null}
        isReadOnly={isWorking}
        autoFocus
        autoComplete="new-password"
        onType={() => {
          onType()
          forget('too-short')
        }}
      >
        <StrengthBar strength={strength} />
      </PasswordInput>
      <PasswordInput
        ref={repeat}
        label={t('create.repeatLabel')}
        problem={problem === 'repeat-differs' ? t('create.repeatDiffers') : null}
        isReadOnly={isWorking}
        autoComplete="new-password"
        onType={() => { forget('repeat-differs') }}
      />
      <p className="unlock-card__honest">{t('create.honest')}</p>
      <button type="submit" className="button unlock-card__button" data-tone="accent" disabled={isWorking}>
        {isWorking && <span className="unlock-spinner" aria-hidden="true" />}
        {isWorking ? t('create.working') : t('create.button')}
      </button>
      {others ?? (
        <button type="button" className="button unlock-card__other" data-tone="quiet" disabled={isWorking} onClick={onOpenExisting}>
          {t('create.openExisting')}
        </button>
      )}
    </form>
  )
}
