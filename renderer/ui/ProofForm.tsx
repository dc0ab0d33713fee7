// Owns the form in which a person proves to be the owner: password, key file, recovery code. What is typed stays in the input, never in React's state.
import { FileKey2 } from 'lucide-react'
import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react'
import { Button } from 'react-aria-components'
import type { ErrorCode } from '../../shared/errors.ts'
import type { CopyProof } from '../../shared/model/proof.ts'
import { useT } from '../i18n/language-store.ts'
import { PasswordInput } from './PasswordInput.tsx'
import { RecoveryCodeInput } from './RecoveryCodeInput.tsx'
import './proof-form.css'

interface Props {
  sentence: string
  isBusy: boolean
  problem: ErrorCode | null
  /** What the button on the left does and says. */
  back?: { text: string; onPress: () => void }
  submit: { text: string; busyText: string }
  /** Whether a recovery code is a proof here. */
  takesCode: boolean
  /** Answers with the name of the file that was chosen; null when the person cancelled. */
  chooseKeyFile: () => Promise<string | null>
  onProof: (proof: CopyProof) => Promise<void>
}

/** They ask for a key file, or are about the one that was tried. */
const ABOUT_KEY_FILE: readonly ErrorCode[] = [
  'vault-key-file-needed', 'vault-wrong-password-or-file', 'key-file-not-found', 'key-file-unreadable', 'key-file-empty', 'key-file-too-large', 'key-file-is-vault'
]

/** It is read when it is sent, not while it is typed. */
const NOTHING = (): void => undefined

export function ProofForm({ sentence, isBusy, problem, back, submit, takesCode, chooseKeyFile, onProof }: Props) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [isByCode, setByCode] = useState(false)
  const [keyFile, setKeyFile] = useState<string | null>(null)
  const [isAskingForFile, setAskingForFile] = useState(false)
  // What was said of one way means nothing for the other.
  const [saidBefore, setSaidBefore] = useState<ErrorCode | null>(null)
  const said = problem === saidBefore ? null : problem
  const showsFile = !isByCode && (isAskingForFile || keyFile !== null || (problem !== null && ABOUT_KEY_FILE.includes(problem)))
  useEffect(() => {
    if (problem === null) return
    input.current?.focus()
    input.current?.select()
  }, [problem, isByCode])

  const turn = (toCode: boolean): void => {
    setSaidBefore(problem)
    setByCode(toCode)
  }
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    const text = input.current?.value ?? ''
    if (text === '' || isBusy) return
    setSaidBefore(null)
    void onProof(isByCode ? { kind: 'recovery-code', recoveryCodeSecret: text } : { kind: keyFile === null ? 'password' : 'key-file', password: text })
  }
  const choose = async (): Promise<void> => {
    const name = await chooseKeyFile()
    if (name !== null) setKeyFile(name)
  }
  return (
    <form className="proof-form" onSubmit={onSubmit} aria-busy={isBusy} noValidate>
      <p>{sentence}</p>
      {isByCode ? (
        <RecoveryCodeInput ref={input} problem={said} isReadOnly={isBusy} onType={NOTHING} />
      ) : (
        <PasswordInput
          ref={input}
          label={t('unlock.passwordLabel')}
          problem={said === null ? null : t(`error.${said}`)}
          isReadOnly={isBusy}
          autoFocus
          autoComplete="current-password"
          onType={NOTHING}
        />
      )}
      {showsFile && <FileLine name={keyFile} isDisabled={isBusy} onChoose={() => void choose()} />}
      <div className="proof-form__ways">
        {!isByCode && !showsFile && <OtherWay text={t('unlock.useKeyFile')} isDisabled={isBusy} onPress={() => { setAskingForFile(true) }} />}
        {takesCode && <OtherWay text={t(isByCode ? 'unlock.usePassword' : 'unlock.useCode')} isDisabled={isBusy} onPress={() => { turn(!isByCode) }} />}
      </div>
      <div className="dialog__buttons">
        {back !== undefined && (
          <Button className="button" onPress={back.onPress}>
            {back.text}
          </Button>
        )}
        <Button type="submit" className="button" data-tone="accent" isDisabled={isBusy}>
          {isBusy ? submit.busyText : submit.text}
        </Button>
      </div>
    </form>
  )
}

function OtherWay({ text, isDisabled, onPress }: { text: string; isDisabled: boolean; onPress: () => void }) {
  return (
    <Button className="proof-form__way" isDisabled={isDisabled} onPress={onPress}>
      {text}
    </Button>
  )
}

function FileLine({ name, isDisabled, onChoose }: { name: string | null; isDisabled: boolean; onChoose: () => void }) {
  const t = useT()
  const id = useId()
  return (
    <div className="typed-field" role="group" aria-labelledby={id}>
      <span id={id} className="typed-field__label">
        {t('unlock.keyFileLabel')}
      </span>
      <div className="proof-form__file">
        <FileKey2 size={18} aria-hidden="true" />
        <span className="proof-form__name clipped" data-empty={name === null || undefined}>
          {name ?? t('unlock.keyFileNone')}
        </span>
        <Button className="button" isDisabled={isDisabled} onPress={onChoose}>
          {t('unlock.keyFileChoose')}
        </Button>
      </div>
    </div>
  )
}
