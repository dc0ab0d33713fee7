// Owns the sheet of an export into a file: a password for it, the owner's proof, a place. What is typed stays in the inputs.
import { X } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject, type SyntheticEvent } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import { FIELD_FORMAT_NAMES } from '../../../shared/model/field-formats.ts'
import { FIELD_KINDS } from '../../../shared/model/field-kinds.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MIN_PASSWORD_LENGTH } from '../../ui/password-strength.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { ProofForm } from '../../ui/ProofForm.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { StrengthBar, useStrength } from '../../ui/StrengthBar.tsx'
import { useSession } from '../session/session-store.ts'
import { useFileExport, type FileWords } from './file-export-store.ts'
import './file-export.css'

function wordsFor(t: Translate): FileWords {
  const kinds = FIELD_KINDS.map((kind): [string, string] => [`field.${kind}`, t(`field.${kind}`)])
  const formats = FIELD_FORMAT_NAMES.map((format): [string, string] => [`format.${format}`, t(`format.${format}`)])
  return { names: Object.fromEntries([...kinds, ...formats]), archiveName: t('sidebar.archive') }
}

export function FileExportSheet() {
  const isOpen = useFileExport((state) => state.step !== 'closed')
  const isBusy = useFileExport((state) => state.isBusy)
  const close = useFileExport((state) => state.close)
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isKeyboardDismissDisabled={isBusy} onOpenChange={(open) => { if (!open) close() }}>
      <Modal className="sheet sheet--small">
        <Dialog className="dialog">{isOpen && <Steps />}</Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Steps() {
  const t = useT()
  const { step, isBusy, problem, make, chooseKeyFile, back, close } = useFileExport((state) => state)
  const count = useFileExport((state) => state.itemIds.length)
  const password = useRef<HTMLInputElement>(null)
  return (
    <>
      <header className="dialog__head">
        <Heading slot="title" className="dialog__title">
          {t(step === 'owner' ? 'transfer.confirmTitle' : 'fileExport.title')}
        </Heading>
        <IconButton name={t('fileExport.close')} isDisabled={isBusy} onPress={close}>
          <X size={18} />
        </IconButton>
      </header>
      {/* It stays, out of sight, so that the password need not be held anywhere else. */}
      <div hidden={step !== 'password'}>
        <PasswordStep password={password} />
      </div>
      {step === 'owner' && (
        <ProofForm
          sentence={t('fileExport.confirm', { count })}
          isBusy={isBusy}
          problem={problem}
          back={{ text: t('transfer.back'), onPress: back }}
          submit={{ text: t('fileExport.make'), busyText: t('fileExport.making') }}
          takesCode={false}
          chooseKeyFile={chooseKeyFile}
          onProof={async (proof) => {
            if (proof.kind !== 'recovery-code') await make(password.current?.value ?? '', proof, wordsFor(t))
          }}
        />
      )}
      {step === 'ready' && <ReadyStep />}
    </>
  )
}

type TypedProblem = 'too-short' | 'repeat-differs'

function PasswordStep({ password }: { password: RefObject<HTMLInputElement | null> }) {
  const t = useT()
  const count = useFileExport((state) => state.itemIds.length)
  const problem = useFileExport((state) => state.problem)
  const toOwner = useFileExport((state) => state.toOwner)
  const close = useFileExport((state) => state.close)
  const vaultName = useSession((state) => state.session.vaultName)
  const repeat = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<TypedProblem | null>(null)
  const [read] = useState(() => () => password.current?.value ?? '')
  const { strength, onType } = useStrength(read, vaultName)
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    const text = password.current?.value ?? ''
    const found = Array.from(text).length < MIN_PASSWORD_LENGTH ? 'too-short' : text === repeat.current?.value ? null : 'repeat-differs'
    setTyped(found)
    if (found === null) toOwner()
    else (found === 'too-short' ? password : repeat).current?.focus()
  }
  const forget = (): void => { setTyped(null) }
  return (
    <form className="file-export" onSubmit={onSubmit} noValidate>
      <p>{t('fileExport.intro', { count })}</p>
      <p className="file-export__note">{t('fileExport.note')}</p>
      {problem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
      <PasswordInput
        ref={password}
        label={t('fileExport.password')}
        problem={typed === 'too-short' ? t('create.tooShort') : null}
        isReadOnly={false}
        autoFocus
        autoComplete="new-password"
        onType={() => {
          onType()
          forget()
        }}
      >
        <StrengthBar strength={strength} hint={t('fileExport.passwordHint')} />
      </PasswordInput>
      <PasswordInput ref={repeat} label={t('fileExport.repeat')} problem={typed === 'repeat-differs' ? t('create.repeatDiffers') : null} isReadOnly={false} autoComplete="new-password" onType={forget} />
      <div className="dialog__buttons">
        <Button className="button" onPress={close}>
          {t('transfer.cancel')}
        </Button>
        <Button type="submit" className="button" data-tone="accent">
          {t('transfer.next')}
        </Button>
      </div>
    </form>
  )
}

function ReadyStep() {
  const t = useT()
  const { count, isBusy, problem, save, close } = useFileExport((state) => state)
  const place = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isBusy) return
    // A frame later: what had the focus went with its step, and the dialog takes the focus to its first button.
    const frame = requestAnimationFrame(() => { place.current?.focus() })
    return () => { cancelAnimationFrame(frame) }
  }, [isBusy])
  return (
    <div className="file-export">
      <p role="status">{t('fileExport.ready', { count })}</p>
      {problem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
      <div className="dialog__buttons">
        <Button className="button" isDisabled={isBusy} onPress={close}>
          {t('fileExport.drop')}
        </Button>
        <Button className="button" data-tone="accent" ref={place} isDisabled={isBusy} onPress={() => void save()}>
          {t('fileExport.choosePlace')}
        </Button>
      </div>
    </div>
  )
}
