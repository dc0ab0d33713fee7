// Owns the dialog of one change of the ways in: what it means, the present password, and what the change needs. Passwords stay in their inputs.
import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/errors.ts'
import { useT } from '../../i18n/language-store.ts'
import { MIN_PASSWORD_LENGTH } from '../../ui/password-strength.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { StrengthBar, useStrength } from '../../ui/StrengthBar.tsx'
import { useSession } from '../session/session-store.ts'
import { KeyFileChoice } from './KeyFileChoice.tsx'
import { useSecurity, type SecurityAction } from './security-store.ts'

export function ActionDialog() {
  const action = useSecurity((state) => state.action)
  const isWorking = useSecurity((state) => state.isWorking)
  const cancel = useSecurity((state) => state.cancel)
  return (
    <ModalOverlay className="veil" isOpen={action !== null} isKeyboardDismissDisabled={isWorking} onOpenChange={(isOpen) => { if (!isOpen) cancel() }}>
      <Modal className="sheet sheet--small">
        <Dialog className="dialog">{action !== null && <ActionForm key={action} action={action} />}</Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type TypedProblem = 'too-short' | 'repeat-differs'

const ABOUT_PASSWORD: readonly ErrorCode[] = ['vault-wrong-password', 'vault-wrong-password-or-file']

function ActionForm({ action }: { action: SecurityAction }) {
  const t = useT()
  const { problem, isWorking, run, cancel, forgetProblem } = useSecurity((state) => state)
  const presentKeyFile = useSecurity((state) => state.presentKeyFile)
  const nextKeyFile = useSecurity((state) => state.nextKeyFile)
  const openedBy = useSecurity((state) => state.access?.openedBy)
  const current = useRef<HTMLInputElement>(null)
  const next = useRef<HTMLInputElement>(null)
  const repeat = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<TypedProblem | null>(null)
  // Whoever came in by the code has no present password, and is about to get one.
  const isByCode = action === 'changePassword' && openedBy === 'recovery-code'
  const takesNext = action === 'changePassword' || action === 'rotate'
  const isAboutPassword = problem !== null && ABOUT_PASSWORD.includes(problem)
  const mustChoose = action === 'addKeyFile' && nextKeyFile === null
  useEffect(() => {
    if (isAboutPassword) current.current?.select()
  }, [isAboutPassword])
  useEffect(() => {
    if (action === 'addKeyFile') return
    // A frame later: until then the dialog below holds the focus, and takes it back.
    const frame = requestAnimationFrame(() => {
      (current.current ?? next.current)?.focus()
    })
    return () => { cancelAnimationFrame(frame) }
  }, [action])

  const check = (): TypedProblem | null => {
    const text = next.current?.value ?? ''
    // A rotation may keep the password; a change may not.
    if (action === 'rotate' && text === '' && repeat.current?.value === '') return null
    if (Array.from(text).length < MIN_PASSWORD_LENGTH) return 'too-short'
    return text === repeat.current?.value ? null : 'repeat-differs'
  }
  const submit = async (): Promise<void> => {
    const found = takesNext ? check() : null
    setTyped(found)
    if (found !== null) (found === 'too-short' ? next : repeat).current?.focus()
    else if (isByCode || current.current?.value !== '') {
      const text = next.current?.value ?? ''
      await run({ current: isByCode ? null : (current.current?.value ?? ''), next: text === '' ? null : text })
    } else current.current.focus()
  }
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <form className="security-form" onSubmit={onSubmit} aria-busy={isWorking} noValidate>
      <Heading slot="title" className="dialog__title">
        {t(`security.${action}Title`)}
      </Heading>
      <div className="dialog__scroll">
        <p className="security-form__text">{t(isByCode ? 'security.changePasswordByCode' : `security.${action}Text`)}</p>
        {problem !== null && !isAboutPassword && (
          <Sentence tone="bad" isNews>
            {t(`error.${problem}`)}
          </Sentence>
        )}
        {action === 'addKeyFile' && <KeyFileChoice />}
        {!isByCode && (
          <PasswordInput
            ref={current}
            label={t('security.currentPassword')}
            problem={isAboutPassword ? t(`error.${problem}`) : null}
            isReadOnly={isWorking}
              autoComplete="current-password"
            onType={forgetProblem}
          />
        )}
        {(problem === 'vault-key-file-needed' || presentKeyFile !== null) && <KeyFileChoice isPresent />}
        {takesNext && <NextPassword next={next} repeat={repeat} problem={typed} isOptional={action === 'rotate'} isReadOnly={isWorking} onType={() => { setTyped(null) }} />}
      </div>
      <div className="dialog__buttons">
        <Button className="button" isDisabled={isWorking} onPress={cancel}>
          {t('security.cancel')}
        </Button>
        <Button type="submit" className="button" data-tone={action === 'removeCode' || action === 'removeKeyFile' ? 'bad' : 'accent'} isDisabled={isWorking || mustChoose}>
          {isWorking ? t('security.working') : t(`security.${action}Button`)}
        </Button>
      </div>
    </form>
  )
}

interface NextProps {
  next: React.RefObject<HTMLInputElement | null>
  repeat: React.RefObject<HTMLInputElement | null>
  problem: TypedProblem | null
  isOptional: boolean
  isReadOnly: boolean
  onType: () => void
}

function NextPassword({ next, repeat, problem, isOptional, isReadOnly, onType: onAnyType }: NextProps) {
  const t = useT()
  const name = useSession((state) => state.session.vaultName)
  const [read] = useState(() => () => next.current?.value ?? '')
  const { strength, onType } = useStrength(read, name)
  return (
    <>
      <PasswordInput
        ref={next}
        label={t(isOptional ? 'security.nextPasswordOptional' : 'security.nextPassword')}
        problem={problem === 'too-short' ? t('create.tooShort') : null}
        isReadOnly={isReadOnly}
        autoComplete="new-password"
        onType={() => {
          onType()
          onAnyType()
        }}
      >
        <StrengthBar strength={strength} />
      </PasswordInput>
      <PasswordInput
        ref={repeat}
        label={t('security.repeatPassword')}
        problem={problem === 'repeat-differs' ? t('create.repeatDiffers') : null}
        isReadOnly={isReadOnly}
        autoComplete="new-password"
        onType={onAnyType}
      />
    </>
  )
}
